//! Headers of FASTA records, in the dialects of the programs and databases that write them.

use super::polymer::PolymerKind;

/// A parsed header.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Header<'a> {
    /// Ids of the chains with this sequence, one for each copy.
    pub ids: Vec<&'a str>,
    /// Whether the header names the chain and its kind. The id is then kept unchanged.
    pub explicit: bool,
    /// The kind of molecule, if the header gives one.
    pub molecule: Option<Named>,
    /// The nucleic acid that a title names, which counts where the letters can be of one.
    pub title: Option<PolymerKind>,
    /// Whether the header is of a database of polymers, which has no ligands.
    pub of_polymers: bool,
    /// The path of the chain's alignment.
    pub alignment: Option<&'a str>,
    /// Whether the chain is cyclic.
    pub cyclic: bool,
}

/// A kind of molecule as headers name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// Protein, DNA or RNA.
    Polymer(PolymerKind),
    /// DNA or RNA; the letters decide.
    NucleicAcid,
    /// A component code.
    Component,
    /// A SMILES string.
    Smiles,
    /// A glycan in Chai's notation.
    Glycan,
}

/// Kinds by the words of OpenFold3, Chai and Boltz, in any case.
const KINDS: [(&str, Named); 7] = [
    ("protein", Named::Polymer(PolymerKind::Protein)),
    ("dna", Named::Polymer(PolymerKind::Dna)),
    ("rna", Named::Polymer(PolymerKind::Rna)),
    ("ccd", Named::Component),
    ("smiles", Named::Smiles),
    ("ligand", Named::Smiles),
    ("glycan", Named::Glycan),
];

/// First fields that name a database, with the kind of its sequences where it has only one.
const DATABASES: [(&str, Option<Named>); 16] = [
    ("sp", Some(Named::Polymer(PolymerKind::Protein))),
    ("tr", Some(Named::Polymer(PolymerKind::Protein))),
    ("pir", Some(Named::Polymer(PolymerKind::Protein))),
    ("prf", Some(Named::Polymer(PolymerKind::Protein))),
    ("ref", None),
    ("gb", None),
    ("emb", None),
    ("dbj", None),
    ("gi", None),
    ("bbs", None),
    ("gnl", None),
    ("lcl", None),
    ("pat", None),
    ("tpg", None),
    ("tpe", None),
    ("tpd", None),
];

/// A header, split into fields and words.
struct Parts<'a> {
    /// Separated by `|`, without surrounding blanks.
    fields: Vec<&'a str>,
    /// Separated by blanks.
    words: Vec<&'a str>,
}

/// One dialect: `None` for headers of other dialects, an error message for a faulty header.
type Dialect = for<'a> fn(&Parts<'a>) -> Option<Result<Header<'a>, String>>;

/// Dialects in the order in which they are tried.
const DIALECTS: [Dialect; 9] = [
    rcsb,
    rcsb_before_2020,
    seqres,
    ncbi_pdb,
    database,
    kind_first,
    kind_second,
    unknown_kind,
    word,
];

impl<'a> Header<'a> {
    /// Reads the line after `>`. A header of an unknown dialect gives neither id nor kind.
    ///
    /// # Errors
    /// The message, if the header has an unknown kind or field.
    pub fn read(header: &'a str) -> Result<Self, String> {
        let parts = Parts {
            fields: header.split('|').map(str::trim).collect(),
            words: header.split_whitespace().collect(),
        };
        let read = DIALECTS.iter().find_map(|dialect| dialect(&parts));
        read.unwrap_or_else(|| Ok(Header::default()))
    }
}

/// `>9XYZ_1|Chains A, B[auth H]|DNA (5'-D(*CP*G)-3')|organism`
fn rcsb<'a>(parts: &Parts<'a>) -> Option<Result<Header<'a>, String>> {
    let chains = parts.fields.get(1)?;
    let ids = chains
        .strip_prefix("Chains ")
        .or_else(|| chains.strip_prefix("Chain "))?;
    let label = |id: &'a str| id.split('[').next().unwrap_or(id).trim();
    let title = parts.fields.get(2).copied().unwrap_or_default();
    Some(Ok(Header {
        ids: ids.split(',').map(label).collect(),
        molecule: kind_of_title(title),
        title: nucleic_acid_in(title),
        of_polymers: true,
        ..Header::default()
    }))
}

/// `>9XYZ:A|PDBID|CHAIN|SEQUENCE`
fn rcsb_before_2020<'a>(parts: &Parts<'a>) -> Option<Result<Header<'a>, String>> {
    if *parts.fields.get(1)? != "PDBID" {
        return None;
    }
    let (_, id) = parts.fields[0].split_once(':')?;
    Some(Ok(Header {
        ids: vec![id],
        of_polymers: true,
        ..Header::default()
    }))
}

/// `>9xyz_B mol:na length:8  DNA (5'-D(*AP*C)-3')`, of the PDB's `pdb_seqres.txt`
fn seqres<'a>(parts: &Parts<'a>) -> Option<Result<Header<'a>, String>> {
    let kind = parts.words.get(1)?.to_ascii_lowercase();
    let kind = kind.strip_prefix("mol:")?;
    let title = parts.words.get(3..).unwrap_or_default().join(" ");
    let molecule = match kind {
        "protein" => Named::Polymer(PolymerKind::Protein),
        "na" => kind_of_title(&title).unwrap_or(Named::NucleicAcid),
        _ => {
            return Some(Err(format!(
                "the kind mol:{kind} is not known: expected mol:protein or mol:na"
            )))
        }
    };
    Some(Ok(Header {
        ids: parts.words[0]
            .split_once('_')
            .map(|(_, id)| id)
            .into_iter()
            .collect(),
        molecule: Some(molecule),
        title: nucleic_acid_in(&title),
        ..Header::default()
    }))
}

/// `>pdb|9XYZ|A Chain A, THING`, of NCBI; `gi|12345|` may come before it
fn ncbi_pdb<'a>(parts: &Parts<'a>) -> Option<Result<Header<'a>, String>> {
    let fields = match parts.fields.as_slice() {
        [gi, _, fields @ ..] if gi.eq_ignore_ascii_case("gi") => fields,
        fields => fields,
    };
    if !fields.first()?.eq_ignore_ascii_case("pdb") {
        return None;
    }
    let chain = fields.get(2)?;
    let (id, title) = chain.split_once(' ').unwrap_or((chain, ""));
    let title = title.split_once(", ").map_or("", |(_, title)| title);
    Some(Ok(Header {
        ids: vec![id],
        molecule: kind_of_title(title),
        title: nucleic_acid_in(title),
        of_polymers: true,
        ..Header::default()
    }))
}

/// `>sp|P12345|NAME_HUMAN Protein`, `>gb|AAA00000.1| ...`
fn database<'a>(parts: &Parts<'a>) -> Option<Result<Header<'a>, String>> {
    parts.fields.get(1)?;
    let (_, molecule) = DATABASES
        .iter()
        .find(|(name, _)| parts.fields[0].eq_ignore_ascii_case(name))?;
    Some(Ok(Header {
        molecule: *molecule,
        of_polymers: true,
        ..Header::default()
    }))
}

/// `>dna|name=site`, of Chai; `>dna`
fn kind_first<'a>(parts: &Parts<'a>) -> Option<Result<Header<'a>, String>> {
    let molecule = kind(parts.fields[0])?;
    if let Some(field) = parts.fields.get(2) {
        return Some(Err(format!(
            "the third field {field:?} is not read: write >{}|name=NAME",
            parts.fields[0]
        )));
    }
    Some(Ok(Header {
        molecule: Some(molecule),
        ..Header::default()
    }))
}

/// `>A|protein`, `>A|protein|path.a3m` of Boltz, `>A,B|protein`, `>A dna`
fn kind_second<'a>(parts: &Parts<'a>) -> Option<Result<Header<'a>, String>> {
    let mut fields = match parts.words.as_slice() {
        [id, word] if parts.fields.len() == 1 && is_id(id) => vec![*id, *word],
        _ => parts.fields.clone(),
    };
    let molecule = kind(fields.get(1)?.split_whitespace().next()?)?;
    let (first, mut options) = (fields[0], fields.split_off(2));
    let given = options.len();
    options.retain(|field| !field.eq_ignore_ascii_case("cyclic"));
    let cyclic = options.len() < given;
    let alignment = match options.first().copied() {
        None | Some("" | "empty") => None,
        Some(path) => Some(path),
    };
    if let Some(field) = options.get(1) {
        return Some(Err(format!(
            "the field {field:?} is not read: write >ID|KIND|ALIGNMENT.a3m or >ID|KIND|cyclic"
        )));
    }
    Some(Ok(Header {
        ids: ids_of(first),
        explicit: true,
        molecule: Some(molecule),
        alignment,
        cyclic,
        ..Header::default()
    }))
}

/// The ids in the first field: one, or several short ones with commas between them.
fn ids_of(field: &str) -> Vec<&str> {
    let ids: Vec<&str> = field.split(',').map(str::trim).collect();
    let most = if ids.len() > 1 { 2 } else { usize::MAX };
    match ids.iter().all(|id| is_id(id) && id.len() <= most) {
        true => ids,
        false => Vec::new(),
    }
}

/// `>A|other`: a chain's id before an unknown kind.
fn unknown_kind<'a>(parts: &Parts<'a>) -> Option<Result<Header<'a>, String>> {
    let kind = parts.fields.get(1)?;
    is_id(parts.fields[0]).then(|| {
        Err(format!(
            "the kind {kind:?} is not known: expected protein, dna, rna or ccd, as in >{}|protein",
            parts.fields[0]
        ))
    })
}

/// `>A`: only one or two letters or digits. Longer words are names of genes and proteins.
fn word<'a>(parts: &Parts<'a>) -> Option<Result<Header<'a>, String>> {
    match parts.words.as_slice() {
        [id] if is_id(id) && id.len() <= 2 => Some(Ok(Header {
            ids: vec![id],
            ..Header::default()
        })),
        _ => None,
    }
}

fn kind(word: &str) -> Option<Named> {
    let mut kinds = KINDS.iter();
    let found = kinds.find(|(name, _)| word.eq_ignore_ascii_case(name));
    found.map(|(_, kind)| *kind)
}

/// The kind of an entity by the PDB's titles: `DNA (5'-D(*AP*C)-3')`, `RNA (26-MER)`,
/// `5'-R(*GP*A)-3'`. Titles of proteins can also begin with DNA or RNA.
fn kind_of_title(title: &str) -> Option<Named> {
    let title = title.to_ascii_uppercase();
    let named = |name: &str, sugar: &str| {
        title.starts_with(&format!("5'-{sugar}(*"))
            || title
                .strip_prefix(name)
                .and_then(|rest| rest.trim_start().strip_prefix('('))
                .is_some_and(|rest| rest.starts_with("5'-") || rest.contains("-MER)"))
    };
    match (named("DNA", "D"), named("RNA", "R")) {
        (true, false) => Some(Named::Polymer(PolymerKind::Dna)),
        (false, true) => Some(Named::Polymer(PolymerKind::Rna)),
        _ => None,
    }
}

/// The nucleic acid that a word of a title names, such as `DNA`, `tRNA` or `mRNA`, if it is one.
fn nucleic_acid_in(title: &str) -> Option<PolymerKind> {
    let title = title.to_ascii_uppercase();
    let named = |name: &str| {
        let mut words = title.split(|letter: char| !letter.is_ascii_alphanumeric());
        words.any(|word| word.ends_with(name))
    };
    match (named("DNA"), named("RNA")) {
        (true, false) => Some(PolymerKind::Dna),
        (false, true) => Some(PolymerKind::Rna),
        _ => None,
    }
}

/// Whether a word can be a chain's id: one to four letters or digits.
pub fn is_id(word: &str) -> bool {
    (1..=4).contains(&word.len()) && word.chars().all(|letter| letter.is_ascii_alphanumeric())
}
