/**
 * Times operations of the npm package in Node over Dawn, the WebGPU of Chrome, for comparison with
 * `trifold bench`: the same kernels, inputs and clock, but through WebAssembly and a browser's
 * compiler. See benches/README.md.
 */
import { parseArgs } from "node:util";
import { Device } from "trifold";
import { useDawn } from "trifold/node";

/** Dawn rounds timestamps to 0.1 ms, as for pages, which is longer than most kernels run. */
const EXACT_CLOCK = [
  "enable-dawn-features=allow_unsafe_apis",
  "disable-dawn-features=timestamp_quantization",
];

const { values: asked } = parseArgs({
  options: {
    op: { type: "string", default: "pairformer_block" },
    n: { type: "string", default: "256,512" },
    tier: { type: "string", default: "portable" },
    repeats: { type: "string", default: "10" },
    /**
     * More flags for Dawn, such as enable-dawn-features=vulkan_enable_f16_on_nvidia, which replaces
     * the first one above.
     */
    dawn: { type: "string", multiple: true, default: [] },
  },
});

const names = new Set(asked.dawn.map((flag) => flag.split("=")[0]));
await useDawn([...EXACT_CLOCK.filter((flag) => !names.has(flag.split("=")[0])), ...asked.dawn]);
const device = await Device.open({ tier: /** @type {any} */ (asked.tier) });
const { name, f16, subgroups, timestamps } = device.report();
console.log(
  `${name}, tier ${device.tier()}, f16 ${f16}, subgroups ${subgroups}, timestamps ${timestamps}`,
);
if (device.warning()) console.log(device.warning());

const ops = asked.op.split(",");
const repeats = Number(asked.repeats);
for (const n of asked.n.split(",").map(Number)) {
  for (const op of ops) {
    const [row] = await device.bench({ ops: [op], n: [n], repeats });
    console.log(
      `${op} n=${n}: ${row?.ms.toFixed(3)} ms (${row?.timedBy}, median of ${repeats}), ` +
        `${row?.gflops.toFixed(0)} GFLOP/s`,
    );
  }
}
device.dispose();
process.exit(); // Dawn keeps Node alive
