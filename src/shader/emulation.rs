//! Rewrites kernels on cooperative matrices into ordinary WGSL, so that tests can run them on a
//! device that has none.
//!
//! Statements on matrices become calls of functions that spread a matrix over 32 invocations
//! (`wgsl/emulation/`). Exchanges within a subgroup pass through workgroup memory, and subgroup
//! barriers become workgroup barriers.

use std::collections::{BTreeMap, BTreeSet};

use super::assemble::assemble;
use super::continued::on_one_line;
use super::coop_statement::{indentation, statement, Matrix, Place, Statement, Sum, Target};
use super::specialization::Specialization;
use crate::error::Error;

/// The line that identifies kernels on matrices.
const ENABLE: &str = "enable wgpu_cooperative_matrix;";
const MATRICES: &str = include_str!("../../wgsl/emulation/matrices.wgsl");
/// Loads and stores of one array.
const ACCESS: &str = include_str!("../../wgsl/emulation/access.wgsl");

/// Operations on subgroups and their replacements.
const SUBGROUP_OPERATIONS: [(&str, &str); 4] = [
    ("subgroupShuffleXor(", "emulated_shuffle_xor("),
    ("subgroupShuffle(", "emulated_shuffle("),
    ("subgroupAny(", "emulated_any("),
    ("subgroupBarrier(", "workgroupBarrier("),
];

/// Rewrites a kernel to use neither cooperative matrices nor subgroups.
pub(crate) fn emulated(kernel: &str, text: &str) -> crate::error::Result<String> {
    if !text.lines().any(|line| line == ENABLE) {
        return Ok(text.into());
    }
    let joined = on_one_line(text);
    let text = joined.as_str();
    let fail = |message: String| Error::Shader {
        kernel: kernel.into(),
        message: format!("emulated: {message}"),
    };
    let mut emulation = Emulation {
        text,
        edge: None,
        operands: BTreeMap::new(),
        sent: BTreeSet::new(),
        arrays: BTreeMap::new(),
    };
    let mut out = String::new();
    for line in text.lines().filter(|line| *line != ENABLE) {
        match statement(line).map_err(fail)? {
            Some(statement) => out.push_str(&format!(
                "{}{}",
                indentation(line),
                emulation.statement(&statement).map_err(fail)?
            )),
            None => out.push_str(&emulation.other(line)),
        }
        out.push_str(if line.starts_with("fn main(") {
            "\n    emulated_index = index;\n    emulated_edge = EDGE + index / 65536u;\n"
        } else {
            "\n"
        });
    }
    let edge = emulation.edge.ok_or_else(|| fail("no matrices".into()))?;
    let invocations =
        between(text, "@workgroup_size(", ")").ok_or_else(|| fail("no workgroup size".into()))?;
    let matrices = Specialization::default()
        .define_if("EIGHT", edge == 8)
        .value("EDGE", format!("{edge}u"))
        .value("INVOCATIONS", invocations);
    out.push_str(&assemble(kernel, MATRICES, &matrices)?);
    emulation
        .operands
        .iter()
        .for_each(|(name, role)| out.push_str(&format!("var<private> {name}: {role};\n")));
    for (array, uses) in emulation.arrays {
        let element = element_of(text, array).map_err(fail)?;
        let access = Specialization {
            defines: uses,
            ..Specialization::default()
        };
        let access = access.define_if("VEC4", element.starts_with("vec4<"));
        let functions = assemble(kernel, ACCESS, &access)?;
        out.push_str(
            &functions
                .replace("ARRAY", array)
                .replace("SCALAR", element.trim_start_matches("vec4<")),
        );
    }
    Ok(out)
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    Some(text.split_once(before)?.1.split_once(after)?.0)
}

/// `vec4<f16`, or `f16`.
fn element_of<'a>(text: &'a str, array: &str) -> Result<&'a str, String> {
    between(text, &format!(" {array}: array<"), ">")
        .and_then(|element| element.split(',').next())
        .ok_or(format!("no array {array}"))
}

/// The functions and variables that a kernel's statements need.
struct Emulation<'a> {
    text: &'a str,
    edge: Option<usize>,
    /// Names of left and right operands, which are private variables, since they are large
    /// arguments.
    operands: BTreeMap<&'a str, &'static str>,
    /// Names of numbers that other lanes receive.
    sent: BTreeSet<&'a str>,
    /// Functions that each array needs, with the names of `access.wgsl`.
    arrays: BTreeMap<&'a str, BTreeSet<&'static str>>,
}

impl<'a> Emulation<'a> {
    fn statement(&mut self, statement: &Statement<'a>) -> Result<String, String> {
        Ok(match *statement {
            Statement::Zero { target, matrix } => {
                self.expect_edge(matrix)?;
                format!("{} = Sums();", declared(target))
            }
            Statement::Load {
                target,
                matrix,
                place,
            } => {
                self.expect_edge(matrix)?;
                match matrix.role {
                    "A" => self.load_operand(target, "Left", place, "LEFT")?,
                    "B" => self.load_operand(target, "Right", place, "RIGHT")?,
                    _ => format!("{} = {};", declared(target), self.call(place, "SUMS", "")?),
                }
            }
            Statement::MultiplyAdd {
                target,
                left,
                right,
                sum,
            } => {
                let start = match sum {
                    Sum::Named(sum) if sum == target.name => String::new(),
                    Sum::Named(sum) => format!("{} = {sum}; ", declared(target)),
                    Sum::Zero(_) => format!("{} = Sums(); ", declared(target)),
                };
                format!(
                    "{start}emulated_multiply_add(&{left}, &{right}, &{});",
                    target.name
                )
            }
            Statement::Store { value, place } => format!("{};", self.call(place, "STORE", value)?),
        })
    }

    /// Rewrites a line without matrices. A number that other lanes read is sent once, where it is
    /// declared.
    fn other(&mut self, line: &'a str) -> String {
        let received = self.sent.iter().fold(line.to_string(), |line, name| {
            line.replace(
                &format!("subgroupShuffle({name}, "),
                &format!("emulated_receive({name}_turn, "),
            )
        });
        let code = SUBGROUP_OPERATIONS
            .iter()
            .fold(received, |line, (from, to)| line.replace(from, to));
        let declared = line
            .trim()
            .strip_prefix("let ")
            .and_then(|rest| rest.split_once(" = "));
        match declared.filter(|(name, _)| self.text.contains(&format!("subgroupShuffle({name}, ")))
        {
            Some((name, _)) => {
                self.sent.insert(name);
                format!(
                    "{code}\n{}let {name}_turn = emulated_send({name});",
                    indentation(line)
                )
            }
            None => code,
        }
    }

    fn load_operand(
        &mut self,
        target: Target<'a>,
        role: &'static str,
        place: Place<'a>,
        function: &'static str,
    ) -> Result<String, String> {
        if self
            .operands
            .insert(target.name, role)
            .is_some_and(|known| known != role)
        {
            return Err(format!("{} is a left and a right operand", target.name));
        }
        Ok(format!(
            "{};",
            self.call(place, function, &format!("&{}", target.name))?
        ))
    }

    /// A call of a function on a matrix's array; the function is added to the text.
    fn call(
        &mut self,
        place: Place<'a>,
        function: &'static str,
        value: &str,
    ) -> Result<String, String> {
        let Place {
            array,
            at,
            pitch,
            row_major,
        } = place;
        self.arrays.entry(array).or_default().insert(function);
        let width = if element_of(self.text, array)?.starts_with("vec4<") {
            4
        } else {
            1
        };
        let far = format!("{pitch} * {width}u");
        let (row, column) = if row_major {
            (far.as_str(), "1u")
        } else {
            ("1u", far.as_str())
        };
        let comma = if value.is_empty() { "" } else { ", " };
        Ok(format!(
            "{}_{array}({value}{comma}({at}) * {width}u, {row}, {column})",
            function.to_lowercase()
        ))
    }

    fn expect_edge(&mut self, matrix: Matrix) -> Result<(), String> {
        match self.edge.replace(matrix.edge) {
            Some(edge) if edge != matrix.edge => Err(format!(
                "matrices of {edge} and of {} in one kernel",
                matrix.edge
            )),
            _ => Ok(()),
        }
    }
}

/// A declaration as `var`, since sums are computed in steps.
fn declared(target: Target) -> String {
    target
        .keyword
        .map_or_else(|| target.name.into(), |_| format!("var {}", target.name))
}
