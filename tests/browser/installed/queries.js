/** Runs in a project that has only the tarball: queries as objects, and functions without a GPU. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { checkQuery, FoldQueue, superposed, TrifoldError } from "trifold";

/** @param {import("trifold").ChainInput[]} chains */
async function chainsOf(...chains) {
  const { queries } = await checkQuery({ name: "complex", chains });
  assert.equal(queries[0]?.name, "complex");
  return queries[0]?.chains.map(({ id, kind, sequence, alignmentRows }) => [
    id,
    kind,
    sequence,
    alignmentRows,
  ]);
}

test("chains, copies, ids and alignments are read", async () => {
  const msa = ">a\nMKLA\n>b\nMKIA\n>c\nM-LA\n";
  assert.deepEqual(
    await chainsOf(
      { kind: "protein", sequence: "MKLA", copies: 2, msa },
      { kind: "dna", sequence: "ACGT", ids: ["C", "X"] },
      { kind: "rna", sequence: "ACGU" },
      { kind: "ligand", code: "ATP" },
      { kind: "ion", code: "MG", copies: 2 },
    ),
    [
      ["A", "protein", "MKLA", 3],
      ["B", "protein", "MKLA", 3],
      ["C", "dna", "ACGT", 0],
      ["X", "dna", "ACGT", 0],
      ["D", "rna", "ACGU", 0],
      ["E", "ligand", "ATP", 0],
      ["F", "ligand", "MG", 0],
      ["G", "ligand", "MG", 0],
    ],
  );
  const many = await chainsOf({ kind: "protein", sequence: "MK", copies: 28 });
  assert.deepEqual(
    [25, 26, 27].map((at) => many?.[at]?.[0]),
    ["Z", "AA", "AB"],
  );
});

test("modifications name their components", async () => {
  const chain = /** @type {const} */ ({ kind: "protein", sequence: "MSLA" });
  const { queries } = await checkQuery({
    chains: [
      { ...chain, modifications: [{ code: "SEP", position: 2 }] },
      { kind: "rna", sequence: "ACGU", modifications: [{ code: "2MG", position: 3 }] },
    ],
  });
  assert.deepEqual(queries[0]?.components.toSorted(), ["2MG", "SEP"]);
});

test("bonds, rings and ligands of several components are read", async () => {
  /** @type {import("trifold").ChainsQuery} */
  const query = {
    chains: [
      { kind: "protein", sequence: "MKNCA", copies: 2, cyclic: true },
      { kind: "ligand", codes: ["NAG", "NAG"] },
    ],
    bonds: [
      [
        ["C", 1, "C1"],
        ["A", 3, "ND2"],
      ],
      [
        ["C", 1, "O4"],
        ["C", 2, "C1"],
      ],
    ],
  };
  const { queries } = await checkQuery(query);
  assert.deepEqual(
    queries[0]?.chains.map(({ id, cyclic, sequence }) => [id, cyclic, sequence]),
    [
      ["A", true, "MKNCA"],
      ["B", true, "MKNCA"],
      ["C", false, "NAG NAG"],
    ],
  );
  for (const [atom, problem] of /** @type {const} */ ([
    [["D", 1, "C1"], /chain.*D|D.*chain/],
    [["A", 9, "CA"], /A.*9|residue 9/],
  ]))
    await assert.rejects(
      checkQuery({ ...query, bonds: [[atom, ["A", 3, "ND2"]]] }),
      (error) => error instanceof TrifoldError && problem.test(error.message),
    );
});

test("a wrong letter is placed without the name of a file", async () => {
  for (const query of ["MK1LA", { text: "MK1LA" }, ">A\nMK1LA"])
    await assert.rejects(checkQuery(query), (error) => {
      assert(error instanceof TrifoldError && error.code === "input");
      assert.deepEqual([error.place, error.chain ?? "A", error.position], ["query", "A", 3]);
      assert.doesNotMatch(error.message, /query\.\w/);
      return true;
    });
  await assert.rejects(
    checkQuery({ chains: [{ kind: "protein", sequence: "MK1LA" }] }),
    (error) => error instanceof TrifoldError && error.chain === "A" && error.position === 3,
  );
  const named = checkQuery({ text: "MK1LA", name: "mine.fasta" });
  await assert.rejects(named, { place: "mine.fasta" });
});

test("templates are aligned, and refused with their place", async () => {
  const codes = ["MET", "LYS", "THR", "TRP", "GLU", "ALA"];
  const atom = (/** @type {string} */ name, /** @type {number} */ at) =>
    `ATOM      1  ${name.padEnd(3)} ${codes[at]} A${String(at + 1).padStart(4)}    ` +
    `${(4 * at).toFixed(3).padStart(8)}   0.000   0.000`;
  const residues = codes.map((_, at) => ["N", "CA", "C", "CB"].map((name) => atom(name, at)));
  const templates = [{ text: residues.flat().join("\n") }];
  const report = await checkQuery({
    chains: [{ kind: "protein", sequence: "MKTWEAGG", templates }],
  });
  assert.match(
    report.queries[0]?.chains[0]?.notes[0] ?? "",
    /chain A: 6 of 8 residues aligned, 100 % identity/,
  );
  const refused = (/** @type {object} */ more, /** @type {string} */ sequence = "MKTWEAGG") =>
    checkQuery({
      chains: [{ kind: "protein", sequence, templates: [{ ...templates[0], ...more }] }],
    });
  await assert.rejects(refused({ chain: "Z" }), /no protein chain "Z": the file has A/);
  await assert.rejects(refused({ text: "x" }), /templates\[0\]: the file is neither mmCIF/);
  await assert.rejects(refused({}, "MKTW"), /at least 5 residues/);
});

test("a ligand of two kinds is refused", async () => {
  await assert.rejects(
    checkQuery({ chains: [{ kind: "ligand", code: "ATP", smiles: "C" }] }),
    /either `code`, `codes` or `smiles`/,
  );
  await assert.rejects(
    checkQuery({ chains: [{ kind: "protein", sequence: "MK", ids: ["A"], copies: 2 }] }),
    /copies should be 1, the number of `ids`, got 2/,
  );
});

test("atoms are superposed by rotation and shift, without a reflection", () => {
  const points = Float32Array.from([0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3]);
  const turned = new Float32Array(points.length);
  const [c, s] = [Math.cos(2), Math.sin(2)];
  for (let at = 0; at < points.length; at += 3) {
    const [x = 0, y = 0, z = 0] = points.subarray(at, at + 3);
    turned.set([c * x - s * y + 5, s * x + c * y - 7, z + 11], at);
  }
  const placed = superposed(turned, points);
  points.forEach((value, at) => assert(Math.abs((placed[at] ?? NaN) - value) < 1e-4));
  const mirrored = points.map((value, at) => (at % 3 === 2 ? -value : value));
  const off = superposed(mirrored, points);
  assert(points.some((value, at) => Math.abs((off[at] ?? NaN) - value) > 0.1));
});

test("a queue folds one at a time, past failures and cancelled folds", async () => {
  /** @type {string[]} */
  const log = [];
  let running = 0;
  const fold = async (/** @type {any} */ query, /** @type {any} */ { signal }) => {
    assert.equal((running += 1), 1);
    log.push(query);
    await new Promise((resolve) => setTimeout(resolve, 5));
    running -= 1;
    signal.throwIfAborted();
    if (query === "bad") throw new Error("bad");
    return { name: query };
  };
  const queue = new FoldQueue(/** @type {any} */ ({ fold }));
  const foldings = ["a", "bad", "dropped", "b"].map((query) => queue.add(query));
  const wrong = queue.add("never", /** @type {any} */ ({ steps: "2" }));
  assert.equal(queue.size, 5);
  foldings[2]?.cancel();
  const ends = await Promise.allSettled([...foldings, wrong]);
  await queue.idle();
  assert.deepEqual(
    ends.map(({ status }) => status),
    ["fulfilled", "rejected", "rejected", "fulfilled", "rejected"],
  );
  assert.deepEqual([log, queue.size], [["a", "bad", "b"], 0]);
});
