import { mmcif, ranking, Trifold } from "trifold";

const query = "NLYIQWLKDGG";
const out = document.getElementById("out");
const button = document.querySelector("button");

const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
const t = await Trifold.open({ weights: "built-in", worker });
const { tokens, deviceBytes } = await t.estimate(query);
out.textContent = `${tokens} tokens, ${Math.round(deviceBytes / 1e6)} MB of GPU memory`;

button.addEventListener("click", async () => {
  const result = await t.fold(query);
  out.textContent = mmcif(result, ranking(result.samples)[0]);
});
