/** Folds the sequence that is given: `node main.js NLYIQWLKDGG > structure.cif`. */
import { mmcif, ranking, Trifold } from "trifold";
import { useDawn } from "trifold/node";

const [sequence] = process.argv.slice(2);
await useDawn();
const t = await Trifold.open({ weights: "built-in" });
if (sequence === undefined) {
  const { tokens, deviceBytes } = await t.estimate("NLYIQWLKDGG");
  console.log(`${tokens} tokens, ${Math.round(deviceBytes / 1e6)} MB of GPU memory`);
} else {
  const result = await t.fold(sequence);
  console.log(mmcif(result, ranking(result.samples)[0]));
}
t.dispose();
process.exit(); // Dawn keeps the process alive
