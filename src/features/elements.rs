//! Atomic numbers.

/// Number of kinds of elements: hydrogen to oganesson, and one for unknown elements.
pub const ELEMENT_KINDS: usize = 119;

const SYMBOLS: &str = "H HE LI BE B C N O F NE NA MG AL SI P S CL AR K CA SC TI V CR MN FE CO NI \
    CU ZN GA GE AS SE BR KR RB SR Y ZR NB MO TC \
    RU RH PD AG CD IN SN SB TE I XE CS BA LA CE PR ND PM SM EU GD TB DY HO ER TM YB LU HF TA W RE \
    OS IR PT AU HG TL PB BI PO AT RN FR RA AC TH PA U \
    NP PU AM CM BK CF ES FM MD NO LR RF DB SG BH HS MT DS RG CN NH FL MC LV TS OG";

/// The atomic number minus one of a symbol in capitals; 118 for an unknown symbol.
pub fn index_of_element(symbol: &str) -> i32 {
    SYMBOLS
        .split_whitespace()
        .position(|own| own == symbol)
        .unwrap_or(ELEMENT_KINDS - 1) as i32
}
