//! Parses the statements on cooperative matrices in a kernel's text.
//!
//! Kernels are written for matrices of 16 x 16, one statement per line.

use std::collections::BTreeSet;

/// A statement on matrices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Statement<'a> {
    /// `var s = coop_mat16x16<f32, C>();`
    Zero {
        target: Target<'a>,
        matrix: Matrix<'a>,
    },
    /// `let left = coopLoadT<coop_mat16x16<f16, A>>(&sh_x[at], PITCH);`
    Load {
        target: Target<'a>,
        matrix: Matrix<'a>,
        place: Place<'a>,
    },
    /// `s = coopMultiplyAdd(left, right, s);`
    MultiplyAdd {
        target: Target<'a>,
        left: &'a str,
        right: &'a str,
        sum: Sum<'a>,
    },
    /// `coopStoreT(s, &sh_out[at], PITCH);`
    Store { value: &'a str, place: Place<'a> },
}

/// The variable that a statement assigns: its name, and `let` or `var` in a declaration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Target<'a> {
    pub keyword: Option<&'a str>,
    pub name: &'a str,
}

/// `coop_mat16x16<f16, A>`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Matrix<'a> {
    /// Rows, equal to columns.
    pub edge: usize,
    pub element: &'a str,
    /// A for the left operand, B for the right one, C for sums.
    pub role: &'a str,
}

/// `&array[at], pitch`: a matrix in an array, from element `at`, with `pitch` elements from one row
/// to the next (column-major: from one column to the next).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place<'a> {
    pub array: &'a str,
    pub at: &'a str,
    pub pitch: &'a str,
    pub row_major: bool,
}

/// The addend of a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sum<'a> {
    Named(&'a str),
    Zero(Matrix<'a>),
}

/// Parses a line; `None` if it is not a statement on matrices.
pub(super) fn statement(line: &str) -> Result<Option<Statement<'_>>, String> {
    let code = line.trim();
    let named = ["coop_mat", "coopLoad", "coopStore", "coopMultiplyAdd"]
        .iter()
        .any(|name| code.contains(name));
    if !named || code.starts_with("//") {
        return Ok(None);
    }
    let parsed = code
        .strip_suffix(';')
        .and_then(|code| store(code).or_else(|| assignment(code)));
    parsed
        .map(Some)
        .ok_or_else(|| format!("unknown statement on matrices: {code}"))
}

fn store(code: &str) -> Option<Statement<'_>> {
    let rest = code.strip_prefix("coopStore")?;
    let (value, rest) = rest
        .strip_prefix('T')
        .unwrap_or(rest)
        .strip_prefix('(')?
        .split_once(", ")?;
    Some(Statement::Store {
        value,
        place: place(rest, code.starts_with("coopStoreT"))?,
    })
}

fn assignment(code: &str) -> Option<Statement<'_>> {
    let (left, right) = code.split_once(" = ")?;
    let target = match left.split_once(' ') {
        Some((keyword @ ("let" | "var"), name)) => Target {
            keyword: Some(keyword),
            name,
        },
        Some(_) => return None,
        None => Target {
            keyword: None,
            name: left,
        },
    };
    if let Some(rest) = right.strip_prefix("coopMultiplyAdd(") {
        let operands: Vec<&str> = rest.strip_suffix(')')?.splitn(3, ", ").collect();
        let [left, right, sum] = operands[..] else {
            return None;
        };
        return Some(Statement::MultiplyAdd {
            target,
            left,
            right,
            sum: zero(sum).map_or(Sum::Named(sum), Sum::Zero),
        });
    }
    if let Some(rest) = right.strip_prefix("coopLoad") {
        let (operand, rest) = rest
            .strip_prefix('T')
            .unwrap_or(rest)
            .strip_prefix('<')?
            .split_once(">>(")?;
        return Some(Statement::Load {
            target,
            matrix: matrix(operand)?,
            place: place(rest, right.starts_with("coopLoadT"))?,
        });
    }
    Some(Statement::Zero {
        target,
        matrix: zero(right)?,
    })
}

fn zero(code: &str) -> Option<Matrix<'_>> {
    matrix(code.strip_suffix(">()")?)
}

/// `coop_mat16x16<f16, A`
fn matrix(code: &str) -> Option<Matrix<'_>> {
    let (edge, rest) = code.strip_prefix("coop_mat")?.split_once('<')?;
    let (rows, columns) = edge.split_once('x')?;
    let (element, role) = rest.split_once(", ")?;
    (rows == columns).then_some(Matrix {
        edge: rows.parse().ok()?,
        element,
        role,
    })
}

/// `&array[at], pitch)`
fn place(code: &str, row_major: bool) -> Option<Place<'_>> {
    let (array, rest) = code.strip_prefix('&')?.strip_suffix(')')?.split_once('[')?;
    let (at, pitch) = rest.rsplit_once("], ")?;
    Some(Place {
        array,
        at,
        pitch,
        row_major,
    })
}

/// Names of the arrays that matrices are loaded from or stored to.
pub(super) fn arrays(text: &str) -> Result<BTreeSet<&str>, String> {
    let of = |statement| match statement {
        Some(Statement::Load { place, .. } | Statement::Store { place, .. }) => Some(place.array),
        _ => None,
    };
    text.lines()
        .filter_map(|line| statement(line).map(of).transpose())
        .collect()
}

/// The spaces at the start of a line.
pub(super) fn indentation(line: &str) -> &str {
    &line[..line.len() - line.trim_start().len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_statements_are_refused() {
        for line in [
            "var s = coop_mat16x8<f32, C>();",
            "let s = coopLoad(&x[0], 4u);",
            "coopStoreT(s);",
            "s = 2.0 * coopMultiplyAdd(a, b, c);",
        ] {
            assert!(
                statement(line)
                    .unwrap_err()
                    .contains("unknown statement on matrices"),
                "{line}"
            );
        }
        assert_eq!(statement("// coopLoad in a comment"), Ok(None));
    }
}
