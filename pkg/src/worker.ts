/**
 * The ready-made worker: `new Worker(new URL("trifold/worker", import.meta.url), { type: "module"
 * })`.
 */
import { serve, type WorkerScope } from "./worker-server.js";

serve(globalThis as unknown as WorkerScope);
