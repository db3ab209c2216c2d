//! The statements on cooperative matrices in a kernel's text, and the spelling of a kernel for
//! matrices of 8 x 8.
//!
//! Kernels are written for matrices of 16 x 16, one statement a line. Where hardware has 8 x 8,
//! each matrix becomes its four quarters: the same numbers at the same places of workgroup memory
//! and in the same registers, so that nothing else of a kernel changes. Arrays that matrices are
//! loaded from become arrays of scalars there: Metal (through naga 30) and `subgroup_matrix` of
//! WGSL take no vectors.

use std::collections::BTreeSet;

/// Rows and columns of the matrices that a kernel is spelled for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum MatrixSize {
    /// As kernels are written.
    #[default]
    Sixteen,
    /// Each matrix in four quarters.
    Eight,
}

/// One line of a kernel.
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

/// What a statement gives a value: a name, and `let` or `var` where it declares it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Target<'a> {
    pub declares: Option<&'a str>,
    pub name: &'a str,
}

/// `coop_mat16x16<f16, A>`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Matrix<'a> {
    /// Rows, and columns.
    pub edge: usize,
    pub element: &'a str,
    /// A for the left operand, B for the right one, C for sums.
    pub role: &'a str,
}

/// `&array[at], pitch`: element `at` of the array, and elements from one row (by columns: column)
/// to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place<'a> {
    pub array: &'a str,
    pub at: &'a str,
    pub pitch: &'a str,
    pub by_rows: bool,
}

/// What a product is added to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sum<'a> {
    Named(&'a str),
    Zero(Matrix<'a>),
}

/// The statement of a line; none where it has nothing to do with matrices.
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
        .ok_or_else(|| format!("no statement on matrices that is known: {code}"))
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
            declares: Some(keyword),
            name,
        },
        Some(_) => return None,
        None => Target {
            declares: None,
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
        let (own, rest) = rest
            .strip_prefix('T')
            .unwrap_or(rest)
            .strip_prefix('<')?
            .split_once(">>(")?;
        return Some(Statement::Load {
            target,
            matrix: matrix(own)?,
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
fn place(code: &str, by_rows: bool) -> Option<Place<'_>> {
    let (array, rest) = code.strip_prefix('&')?.strip_suffix(')')?.split_once('[')?;
    let (at, pitch) = rest.rsplit_once("], ")?;
    Some(Place {
        array,
        at,
        pitch,
        by_rows,
    })
}

/// The arrays that matrices are loaded from or stored to.
pub(super) fn arrays(text: &str) -> Result<BTreeSet<&str>, String> {
    let of = |statement| match statement {
        Some(Statement::Load { place, .. } | Statement::Store { place, .. }) => Some(place.array),
        _ => None,
    };
    text.lines()
        .filter_map(|line| statement(line).map(of).transpose())
        .collect()
}

/// Rows and columns of a quarter.
const QUARTER: usize = 8;
/// The quarters of a matrix: halves of its rows and of its columns.
const QUARTERS: [[usize; 2]; 4] = [[0, 0], [0, 1], [1, 0], [1, 1]];

/// A kernel's text for matrices of 8 x 8.
pub(super) fn quartered(text: &str) -> Result<String, String> {
    let arrays = arrays(text)?;
    let mut out = String::new();
    for line in text.lines() {
        match statement(line)? {
            Some(statement) => quarters(&statement)?
                .iter()
                .for_each(|quarter| out.push_str(&format!("{}{quarter}\n", indentation(line)))),
            None => out.push_str(&with_scalars(line, &arrays)?),
        }
    }
    Ok(out)
}

pub(super) fn indentation(line: &str) -> &str {
    &line[..line.len() - line.trim_start().len()]
}

fn quarters(whole: &Statement) -> Result<Vec<String>, String> {
    let all = |write: &dyn Fn(usize, usize) -> Vec<String>| {
        QUARTERS.iter().flat_map(|[i, j]| write(*i, *j)).collect()
    };
    Ok(match *whole {
        Statement::Zero { target, matrix } => all(&|i, j| {
            vec![format!(
                "{}{}_{i}{j} = {};",
                keyword(target),
                target.name,
                zero_quarter(matrix)
            )]
        }),
        Statement::Load {
            target,
            matrix,
            place,
        } => all(&|i, j| {
            let name = format!("{}_{i}{j}", target.name);
            let load = format!(
                "coopLoad{}<{}>(&{}[{name}_at], {} * 4u);",
                by(place),
                quarter_type(matrix),
                place.array,
                place.pitch
            );
            vec![
                format!("let {name}_at = {};", quarter_at(place, i, j)),
                format!("{}{name} = {load}", keyword(target)),
            ]
        }),
        Statement::MultiplyAdd {
            target,
            left,
            right,
            sum,
        } => all(&|i, j| {
            let name = format!("{}_{i}{j}", target.name);
            // A name that is declared here cannot be given a second value.
            let first = if target.declares.is_some() {
                format!("{name}_half")
            } else {
                name.clone()
            };
            let onto = match sum {
                Sum::Named(sum) => format!("{sum}_{i}{j}"),
                Sum::Zero(matrix) => zero_quarter(matrix),
            };
            let product = |name: &str, k: usize, onto: &str| {
                format!(
                    "{}{name} = coopMultiplyAdd({left}_{i}{k}, {right}_{k}{j}, {onto});",
                    keyword(target)
                )
            };
            vec![product(&first, 0, &onto), product(&name, 1, &first)]
        }),
        Statement::Store { value, .. } if value.contains(' ') => {
            return Err(format!(
                "matrices of 8 x 8 are stored one by one, not as {value}"
            ))
        }
        Statement::Store { value, place } => all(&|i, j| {
            let store = format!(
                "coopStore{}({value}_{i}{j}, &{}[at], {} * 4u);",
                by(place),
                place.array,
                place.pitch
            );
            vec![
                "{".into(),
                format!("    let at = {};", quarter_at(place, i, j)),
                format!("    {store}"),
                "}".into(),
            ]
        }),
    })
}

fn keyword(target: Target) -> String {
    target
        .declares
        .map_or_else(String::new, |keyword| format!("{keyword} "))
}

fn by(place: Place) -> &'static str {
    if place.by_rows {
        "T"
    } else {
        ""
    }
}

fn quarter_type(matrix: Matrix) -> String {
    format!(
        "coop_mat{QUARTER}x{QUARTER}<{}, {}>",
        matrix.element, matrix.role
    )
}

fn zero_quarter(matrix: Matrix) -> String {
    format!("{}()", quarter_type(matrix))
}

/// Where a quarter begins, in scalars.
fn quarter_at(place: Place, i: usize, j: usize) -> String {
    let (far, near) = if place.by_rows { (i, j) } else { (j, i) };
    format!(
        "({}) * 4u + {}u * {} * 4u + {}u",
        place.at,
        far * QUARTER,
        place.pitch,
        near * QUARTER
    )
}

/// A line whose arrays of vectors are arrays of scalars, read and written through `array_at` and
/// `array_put`.
fn with_scalars(line: &str, arrays: &BTreeSet<&str>) -> Result<String, String> {
    if let Some((array, element, length)) =
        workgroup_array(line).filter(|(array, ..)| arrays.contains(array))
    {
        return Ok(format!(
            "var<workgroup> {array}: array<{element}, 4u * ({length})>;\n\n\
             fn {array}_at(four: u32) -> vec4<{element}> {{\n    \
                 let at = four * 4u;\n    \
                 return vec4<{element}>({array}[at], {array}[at + 1u], {array}[at + 2u], \
                 {array}[at + 3u]);\n\
             }}\n\n\
             fn {array}_put(four: u32, value: vec4<{element}>) {{\n    \
                 let at = four * 4u;\n    \
                 {array}[at] = value.x;\n    {array}[at + 1u] = value.y;\n    {array}[at + 2u] = \
                 value.z;\n    {array}[at + 3u] = value.w;\n\
             }}\n\n"
        ));
    }
    let mut line = line.to_string();
    for array in arrays {
        while let Some(access) = find_access(&line, array) {
            line = access.through_functions(&line, array)?;
        }
    }
    Ok(line + "\n")
}

/// Name, element and length of `var<workgroup> name: array<vec4<element>, length>;`.
pub(super) fn workgroup_array(line: &str) -> Option<(&str, &str, &str)> {
    let (name, rest) = line
        .strip_prefix("var<workgroup> ")?
        .split_once(": array<vec4<")?;
    let (element, rest) = rest.split_once(">, ")?;
    Some((name, element, rest.rsplit_once(">;")?.0))
}

/// Where `array[index]` stands in a line.
struct Access {
    start: usize,
    /// The brackets.
    open: usize,
    close: usize,
}

fn find_access(line: &str, array: &str) -> Option<Access> {
    let belongs = |c: char| c.is_alphanumeric() || c == '_' || c == '&';
    let found = line.match_indices(array).find(|(at, _)| {
        line[at + array.len()..].starts_with('[') && !line[..*at].ends_with(belongs)
    });
    let (start, open) = found.map(|(start, _)| (start, start + array.len()))?;
    let mut depth = 0;
    for (at, c) in line[open..].char_indices() {
        depth += match c {
            '[' => 1,
            ']' => -1,
            _ => 0,
        };
        if depth == 0 {
            return Some(Access {
                start,
                open,
                close: open + at,
            });
        }
    }
    None
}

impl Access {
    fn through_functions(&self, line: &str, array: &str) -> Result<String, String> {
        let (before, index, after) = (
            &line[..self.start],
            &line[self.open + 1..self.close],
            &line[self.close + 1..],
        );
        let value = |rest: &str| {
            rest.trim_end()
                .strip_suffix(';')
                .map(str::to_string)
                .ok_or(format!("no end of the statement: {line}"))
        };
        if !before.trim().is_empty() {
            return Ok(format!("{before}{array}_at({index}){after}"));
        }
        match (after.strip_prefix(" = "), after.strip_prefix(" *= ")) {
            (Some(rest), _) => Ok(format!("{before}{array}_put({index}, {});", value(rest)?)),
            (_, Some(rest)) => Ok(format!(
                "{before}{array}_put({index}, {array}_at({index}) * ({}));",
                value(rest)?
            )),
            _ => Err(format!("a statement on {array} that is not known: {line}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_in_quarters_adds_the_products_of_all_halves() {
        let text = quartered(
            "    s = coopMultiplyAdd(left, right, s);\n    let t = \
            coopMultiplyAdd(left, right, coop_mat16x16<f16, C>());\n",
        )
        .unwrap();
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        assert_eq!(
            lines[..2],
            [
                "s_00 = coopMultiplyAdd(left_00, right_00, s_00);",
                "s_00 = coopMultiplyAdd(left_01, right_10, s_00);"
            ]
        );
        assert_eq!(
            lines[4..6],
            [
                "s_10 = coopMultiplyAdd(left_10, right_00, s_10);",
                "s_10 = coopMultiplyAdd(left_11, right_10, s_10);"
            ]
        );
        assert_eq!(
            lines[8],
            "let t_00_half = coopMultiplyAdd(left_00, right_00, coop_mat8x8<f16, C>());"
        );
        assert_eq!(
            lines[9],
            "let t_00 = coopMultiplyAdd(left_01, right_10, t_00_half);"
        );
    }

    #[test]
    fn quarters_lie_where_the_whole_does() {
        let text = "var<workgroup> sh_w: array<vec4<f16>, 64u * PITCH>;\nlet b = \
                coopLoad<coop_mat16x16<f16, B>>(&sh_w[at], PITCH);\ncoopStoreT(s, &sh_w[at], \
                ROW);\n";
        let text = quartered(text).unwrap();
        // Columns lie far apart, rows together.
        assert!(
            text.contains("let b_01_at = (at) * 4u + 8u * PITCH * 4u + 0u;"),
            "{text}"
        );
        assert!(
            text.contains("let b_10 = coopLoad<coop_mat8x8<f16, B>>(&sh_w[b_10_at], PITCH * 4u);"),
            "{text}"
        );
        assert!(
            text.contains(
                "let at = (at) * 4u + 0u * ROW * 4u + 8u;\n    coopStoreT(s_01, \
            &sh_w[at], ROW * 4u);"
            ),
            "{text}"
        );
        assert!(
            text.starts_with("var<workgroup> sh_w: array<f16, 4u * (64u * PITCH)>;\n"),
            "{text}"
        );
    }

    #[test]
    fn elements_of_arrays_of_scalars_are_read_and_written_in_fours() {
        let arrays = BTreeSet::from(["sh_x"]);
        let of = |line| with_scalars(line, &arrays).unwrap();
        assert_eq!(
            of("    sh_x[at + row[1]] = next;"),
            "    sh_x_put(at + row[1], next);\n"
        );
        assert_eq!(
            of("sh_x[at] *= shrink;"),
            "sh_x_put(at, sh_x_at(at) * (shrink));\n"
        );
        assert_eq!(
            of("let y = f(sh_x[a], sh_x[b]);"),
            "let y = f(sh_x_at(a), sh_x_at(b));\n"
        );
        assert_eq!(of("let y = big_sh_x[a];"), "let y = big_sh_x[a];\n");
        assert!(with_scalars("sh_x[at] += 1.0;", &arrays)
            .unwrap_err()
            .contains("not known"));
    }

    #[test]
    fn statements_that_are_not_known_are_refused() {
        for line in [
            "var s = coop_mat16x8<f32, C>();",
            "let s = coopLoad(&x[0], 4u);",
            "coopStoreT(s);",
            "s = 2.0 * coopMultiplyAdd(a, b, c);",
        ] {
            assert!(
                statement(line)
                    .unwrap_err()
                    .contains("no statement on matrices"),
                "{line}"
            );
        }
        assert!(quartered("coopStoreT(a + b, &x[at], 4u);")
            .unwrap_err()
            .contains("one by one"));
        assert_eq!(statement("// coopLoad of what?"), Ok(None));
    }
}
