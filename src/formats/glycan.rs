//! Glycans in the notation of Chai: `NAG(4-1 NAG(4-1 BMA(3-1 MAN)(6-1 MAN)))`.

/// A glycan: its component codes from the reducing end on, and the bonds between them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Glycan {
    pub codes: Vec<String>,
    pub bonds: Vec<Link>,
}

/// A glycosidic bond: the numbers of both components, from 1, each with its atom.
pub(super) type Link = [(usize, String); 2];

/// A parent component and its branches, each `(P-C CODE...)`: oxygen P of the parent is bonded to
/// carbon C of the child. Both are digits; blanks are optional.
///
/// # Errors
/// The message, with the place in the text.
pub(super) fn parse(text: &str) -> Result<Glycan, String> {
    let mut glycan = Glycan::default();
    // The components whose brackets are open, innermost last.
    let mut open: Vec<usize> = Vec::new();
    let mut rest = text.trim();
    let mut last = add(&mut glycan, &mut rest)?;
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('(').map(str::trim_start) {
            open.push(last);
            let (from, to) = ends(after).ok_or_else(|| {
                format!("a branch should begin with a linkage such as (4-1 NAG), got ({after}")
            })?;
            rest = after[3..].trim_start();
            let child = add(&mut glycan, &mut rest)?;
            let bond = [(last, format!("O{from}")), (child, format!("C{to}"))];
            glycan.bonds.push(bond);
            last = child;
        } else if let Some(after) = rest.strip_prefix(')') {
            last = open
                .pop()
                .ok_or_else(|| "there is a ) without its (".to_string())?;
            rest = after.trim_start();
        } else {
            return Err(format!("expected ( or ), got {rest:?}"));
        }
    }
    match open.is_empty() {
        true => Ok(glycan),
        false => Err("there is a ( without its )".to_string()),
    }
}

/// Adds the component that the text begins with, and returns its number.
fn add(glycan: &mut Glycan, rest: &mut &str) -> Result<usize, String> {
    let end = rest.find(['(', ')']).unwrap_or(rest.len());
    let (code, after) = rest.split_at(end);
    let code = code.trim();
    if code.is_empty() || code.contains(char::is_whitespace) {
        return Err(format!(
            "expected a component code such as NAG, got {code:?}"
        ));
    }
    glycan.codes.push(code.to_string());
    *rest = after.trim_start();
    Ok(glycan.codes.len())
}

/// The digits of `4-1`, which a branch begins with.
fn ends(branch: &str) -> Option<(char, char)> {
    let mut letters = branch.trim_start().chars();
    let (from, dash, to) = (letters.next()?, letters.next()?, letters.next()?);
    let digits = from.is_ascii_digit() && to.is_ascii_digit();
    (digits && dash == '-').then_some((from, to))
}
