//! Rewrites a kernel on cooperative matrices of 16 x 16 for matrices of 8 x 8.
//!
//! Each matrix becomes its four quarters: the same numbers at the same addresses of workgroup
//! memory and in the same registers, so that nothing else of a kernel changes. Workgroup arrays
//! that matrices are loaded from become arrays of scalars: Metal (through naga 30) and
//! `subgroup_matrix` of WGSL take no vectors.

use std::collections::BTreeSet;

use super::continued::on_one_line;
use super::coop_statement::{
    arrays, indentation, statement, Matrix, Place, Statement, Sum, Target,
};

/// Rows and columns of a quarter.
const QUARTER: usize = 8;
/// The quarters of a matrix: halves of its rows and of its columns.
const QUARTERS: [[usize; 2]; 4] = [[0, 0], [0, 1], [1, 0], [1, 1]];

/// Rewrites a kernel's text for matrices of 8 x 8.
pub(super) fn with_8x8_matrices(text: &str) -> Result<String, String> {
    let text = on_one_line(text);
    let arrays = arrays(&text)?;
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
                suffix(place),
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
            // The first half has a name too, since `let` takes one value.
            let first = if target.keyword.is_some() {
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
                "matrices of 8 x 8 are stored one by one, got {value}"
            ))
        }
        Statement::Store { value, place } => all(&|i, j| {
            let store = format!(
                "coopStore{}({value}_{i}{j}, &{}[at], {} * 4u);",
                suffix(place),
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
        .keyword
        .map_or_else(String::new, |keyword| format!("{keyword} "))
}

fn suffix(place: Place) -> &'static str {
    if place.row_major {
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

/// First scalar of a quarter in its array.
fn quarter_at(place: Place, i: usize, j: usize) -> String {
    let (far, near) = if place.row_major { (i, j) } else { (j, i) };
    format!(
        "({}) * 4u + {}u * {} * 4u + {}u",
        place.at,
        far * QUARTER,
        place.pitch,
        near * QUARTER
    )
}

/// Rewrites a line for arrays of scalars: the declaration of an array, and reads and writes of four
/// elements, which go through `array_at` and `array_put`.
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

/// Position of `array[index]` in a line.
struct Access {
    start: usize,
    /// Positions of the brackets.
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
            _ => Err(format!("unknown statement on {array}: {line}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_in_quarters_adds_the_products_of_all_halves() {
        let text = with_8x8_matrices(
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
    fn quarters_keep_the_addresses_of_the_whole() {
        let text = "var<workgroup> sh_w: array<vec4<f16>, 64u * PITCH>;\nlet b = \
                coopLoad<coop_mat16x16<f16, B>>(&sh_w[at], PITCH);\ncoopStoreT(s, &sh_w[at], \
                ROW);\n";
        let text = with_8x8_matrices(text).unwrap();
        // Column-major: columns are one pitch apart, rows are adjacent.
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
            .contains("unknown statement"));
    }

    #[test]
    fn a_sum_of_matrices_is_not_stored() {
        assert!(with_8x8_matrices("coopStoreT(a + b, &x[at], 4u);")
            .unwrap_err()
            .contains("stored one by one"));
    }
}
