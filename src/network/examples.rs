//! Proteins with experimental structures, for comparison with predictions of the built-in network.

/// A protein and the CA trace of its experimental structure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Example {
    /// Its name in output files.
    pub name: &'static str,
    /// The protein's common name.
    pub title: &'static str,
    /// The PDB entry of the structure.
    pub entry: &'static str,
    /// The residues of the trace, by their letters.
    pub sequence: &'static str,
    /// The CA atoms of the chain, in PDB format; coordinates are in angstroms, rounded to 0.01.
    pub trace: &'static str,
}

macro_rules! example {
    ($name:literal, $title:literal, $entry:literal, $sequence:literal) => {
        Example {
            name: $name,
            title: $title,
            entry: $entry,
            sequence: $sequence,
            trace: include_str!(concat!("../../assets/experiment/", $entry, ".pdb")),
        }
    };
}

/// Well-known proteins, all of which are in the training set of the built-in network.
pub const EXAMPLES: &[Example] = &[
    example!(
        "ubiquitin",
        "ubiquitin",
        "1ubq",
        "MQIFVKTLTGKTITLEVEPSDTIENVKAKIQDKEGIPPDQQRLIFAGKQLEDGRTLSDYNIQKESTLHLVLRLRGG"
    ),
    example!(
        "protein-g",
        "protein G, domain B1",
        "1pga",
        "MTYKLILNGKTLKGETTTEAVDAATAEKVFKQYANDNGVDGEWTYDDATKTFTVTE"
    ),
    example!(
        "engrailed",
        "engrailed homeodomain",
        "1enh",
        "RPRTAFSSEQLARLKREFNENRYLTERRRQQLSSELGLNEAQIKIWFQNKRAKI"
    ),
    example!(
        "villin",
        "villin headpiece",
        "1vii",
        "MLSDEDFKAVFGMTRSAFANLPLWKQQNLKKEKGLF"
    ),
    example!(
        "ci2",
        "chymotrypsin inhibitor 2",
        "2ci2",
        "NLKTEWPELVGKSVEEAKKVILQDKPEAQIIVLPVGTIVTMEYRIDRVRLFVDKLDNIAEVPRVG"
    ),
    example!(
        "bpti",
        "pancreatic trypsin inhibitor",
        "5pti",
        "RPDFCLEPPYTGPCKARIIRYFYNAKAGLCQTFVYGGCRAKRNNFKSAEDCMRTCGGA"
    ),
];

impl Example {
    /// The CA atoms, `[N, 3]`, angstroms.
    pub fn ca(&self) -> Vec<[f64; 3]> {
        let row = |row: &str| {
            let number = |at: usize| row.get(at..at + 8)?.trim().parse().ok();
            Some([number(30)?, number(38)?, number(46)?])
        };
        let atoms = self.trace.lines().filter(|line| line.starts_with("ATOM"));
        atoms.filter_map(row).collect()
    }
}
