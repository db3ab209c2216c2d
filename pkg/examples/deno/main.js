/** Folds the sequence that is given: `deno run -A --unstable-webgpu main.js NLYIQWLKDGG`. */
import { mmcif, ranking, Trifold } from "trifold";

const [sequence] = Deno.args;
const t = await Trifold.open({ weights: "built-in" });
if (sequence === undefined) {
  const { tokens, deviceBytes } = await t.estimate("NLYIQWLKDGG");
  console.log(`${tokens} tokens, ${Math.round(deviceBytes / 1e6)} MB of GPU memory`);
} else {
  const result = await t.fold(sequence);
  console.log(mmcif(result, ranking(result.samples)[0]));
}
t.dispose();
