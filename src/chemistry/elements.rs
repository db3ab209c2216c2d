//! Chemical elements: symbols, valences and radii.

const SYMBOLS: &str = "H HE LI BE B C N O F NE NA MG AL SI P S CL AR K CA SC TI V CR MN FE CO NI \
    CU ZN GA GE AS SE BR KR RB SR Y ZR NB MO TC \
    RU RH PD AG CD IN SN SB TE I XE CS BA LA CE PR ND PM SM EU GD TB DY HO ER TM YB LU HF TA W RE \
    OS IR PT AU HG TL PB BI PO AT RN FR RA AC TH PA U \
    NP PU AM CM BK CF ES FM MD NO LR RF DB SG BH HS MT DS RG CN NH FL MC LV TS OG";

/// The atomic number of a symbol in capitals.
pub fn atomic_number(symbol: &str) -> Option<u8> {
    let mut symbols = (1..).zip(SYMBOLS.split_whitespace());
    symbols.find(|(_, own)| *own == symbol).map(|(z, _)| z)
}

/// The symbol of an atomic number in capitals; empty if there is none.
pub fn symbol(element: u8) -> &'static str {
    let mut symbols = SYMBOLS.split_whitespace();
    let at = usize::from(element).checked_sub(1);
    at.and_then(|at| symbols.nth(at)).unwrap_or_default()
}

pub const H: u8 = 1;
pub const B: u8 = 5;
pub const C: u8 = 6;
pub const N: u8 = 7;
pub const O: u8 = 8;
pub const P: u8 = 15;
pub const S: u8 = 16;
pub const SE: u8 = 34;
pub const TE: u8 = 52;

/// Numbers of bonds that nonmetals form, as in RDKit; zero pads a row.
const VALENCES: [(u8, [u8; 4]); 24] = [
    (1, [1, 0, 0, 0]),
    (2, [0, 0, 0, 0]),
    (B, [3, 0, 0, 0]),
    (C, [4, 0, 0, 0]),
    (N, [3, 0, 0, 0]),
    (O, [2, 0, 0, 0]),
    (9, [1, 0, 0, 0]),
    (10, [0, 0, 0, 0]),
    (14, [4, 6, 0, 0]),
    (P, [3, 5, 7, 0]),
    (S, [2, 4, 6, 0]),
    (17, [1, 0, 0, 0]),
    (18, [0, 0, 0, 0]),
    (32, [4, 0, 0, 0]),
    (33, [3, 5, 7, 0]),
    (SE, [2, 4, 6, 0]),
    (35, [1, 0, 0, 0]),
    (36, [0, 0, 0, 0]),
    (51, [3, 5, 7, 0]),
    (TE, [2, 4, 6, 0]),
    (53, [1, 3, 5, 0]),
    (54, [0, 2, 4, 6]),
    (85, [1, 3, 5, 0]),
    (86, [0, 0, 0, 0]),
];

/// Whether the element has no row of valences: it takes any number of bonds.
pub fn is_metal(element: u8) -> bool {
    VALENCES.iter().all(|(own, _)| *own != element)
}

/// Valences of an atom in increasing order: those of the neutral element with as many electrons.
/// `None` for metals, which have no bound.
pub fn valences(element: u8, charge: i8) -> Option<Vec<u8>> {
    if is_metal(element) {
        return None;
    }
    let electrons = i16::from(element) - i16::from(charge);
    let row = VALENCES
        .iter()
        .find(|(own, _)| i16::from(*own) == electrons)
        .map_or([0; 4], |(_, row)| *row);
    let most = row.iter().copied().max().unwrap_or(0);
    let listed = row.into_iter().filter(|valence| *valence > 0);
    Some(match most {
        0 => vec![0],
        _ => listed.collect(),
    })
}

/// Single-bond radii of H to Cm in hundredths of an angstrom: Cordero et al., Dalton Trans. 2008
/// (carbon sp3; manganese, iron and cobalt with low spin).
const RADII: [u8; 96] = [
    31, 28, 128, 96, 84, 76, 71, 66, 57, 58, 166, 141, 121, 111, 107, 105, 102, 106, 203, 176, 170,
    160, 153, 139, 139, 132, 126, 124, 132, 122, 122, 120, 119, 120, 120, 116, 220, 195, 190, 175,
    164, 154, 147, 146, 142, 139, 145, 144, 142, 139, 139, 138, 139, 140, 244, 215, 207, 204, 203,
    201, 199, 198, 198, 196, 194, 192, 192, 189, 190, 187, 187, 175, 170, 162, 151, 144, 141, 136,
    136, 132, 145, 146, 148, 140, 150, 150, 255, 221, 215, 206, 200, 196, 190, 187, 180, 169,
];

/// The covalent radius of a single bond, in angstroms.
pub fn radius(element: u8) -> f64 {
    let at = usize::from(element.max(1)) - 1;
    f64::from(RADII.get(at).copied().unwrap_or(169)) / 100.0
}

/// Van der Waals radii in angstroms: Bondi 1964, and 2.0 for all other elements.
pub fn contact_radius(element: u8) -> f64 {
    match element {
        1 => 1.10,
        6 => 1.70,
        7 => 1.55,
        8 => 1.52,
        9 => 1.47,
        15 | 16 => 1.80,
        17 => 1.75,
        35 => 1.85,
        53 => 1.98,
        _ => 2.0,
    }
}
