//! Assembles the WGSL of a kernel variant from its file.
//!
//! The mechanisms work on lines, so that an assembled shader still reads like its file:
//! `#import name` inserts `wgsl/shared/name.wgsl`, the directives of `directives.rs` keep, rewrite
//! and repeat lines, and `coop8.rs` rewrites statements on cooperative matrices for devices with
//! matrices of 8 x 8. A name that does not match exactly one line is an error.

use super::coop8::with_8x8_matrices;
use super::directives::{keep_defined, repeat, rewrite};
use super::specialization::{MatrixSize, Specialization};
use crate::error::{Error, Result};

/// A table of the files in `wgsl/shared` by name.
macro_rules! shared {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../wgsl/shared/", $name, ".wgsl")))),*]
    };
}

/// The files that `#import` finds.
const SHARED: &[(&str, &str)] = shared![
    "activations",
    "divided",
    "hidden_columns",
    "layer_norm_rows",
    "multiply_add",
    "normal_of_four",
    "row_start",
    "row_statistics",
    "row_sum",
    "sums_of_eight",
    "tile",
    "view",
    "window_softmax",
];

/// Assembles the WGSL of `kernel` from its file's `text`.
///
/// # Errors
/// [`Error::Shader`] where a directive, a value or a define does not match the file.
pub(crate) fn assemble(
    kernel: &str,
    text: &str,
    specialization: &Specialization,
) -> Result<String> {
    let fail = |message: String| Error::Shader {
        kernel: kernel.into(),
        message,
    };
    let imported = import(text).map_err(fail)?;
    let kept = keep_defined(&imported, &specialization.defines).map_err(fail)?;
    let rewritten = rewrite(&kept, &specialization.values).map_err(fail)?;
    let repeated = repeat(&rewritten).map_err(fail)?;
    let sized = match specialization.matrices {
        MatrixSize::Sixteen => repeated,
        MatrixSize::Eight => with_8x8_matrices(&repeated).map_err(fail)?,
    };
    // Browsers require this line. naga rejects it, and supports the instructions without it.
    let enabled = cfg!(target_arch = "wasm32") && specialization.defines.contains("SUBGROUPS");
    Ok(if enabled {
        format!("enable subgroups;\n{sized}")
    } else {
        sized
    })
}

fn import(text: &str) -> Result<String, String> {
    let mut out = String::new();
    for line in text.lines() {
        match line.trim().strip_prefix("#import ") {
            Some(name) => {
                let (_, shared) = SHARED
                    .iter()
                    .find(|(known, _)| *known == name)
                    .ok_or(format!("#import {name}: no such file in wgsl/shared"))?;
                out.push_str(shared);
            }
            None => out.push_str(line),
        }
        out.push('\n');
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "alias Element = f32;\nconst TILE: u32 = 64u; // rows\n#ifdef GATE\nvar \
        gate;\n#else\nvar plain;\n#endif\n";

    #[test]
    fn rewrites_and_keeps() {
        let specialization = Specialization::default()
            .value("TILE", "32u")
            .value("Element", "vec4<f32>")
            .define_if("GATE", true);
        let text = assemble("test", TEXT, &specialization).unwrap();
        assert_eq!(
            text,
            "alias Element = vec4<f32>;\nconst TILE: u32 = 32u;\nvar gate;\n"
        );
    }

    #[test]
    fn refuses_a_name_that_does_not_match_one_line() {
        let none = Specialization::default().value("WIDTH", "1u");
        assert!(assemble("test", TEXT, &none)
            .unwrap_err()
            .to_string()
            .contains("WIDTH is rewritten but 0 lines declare it"));
        let twice = format!("{TEXT}const TILE: u32 = 1u;\n");
        let two = Specialization::default().value("TILE", "32u");
        assert!(assemble("test", &twice, &two)
            .unwrap_err()
            .to_string()
            .contains("2 lines declare it"));
        let unknown = Specialization::default().define_if("BIAS", true);
        assert!(assemble("test", TEXT, &unknown)
            .unwrap_err()
            .to_string()
            .contains("BIAS is defined but no #ifdef"));
    }

    #[test]
    fn repeats_nested_lines() {
        let text = "const COUNT: u32 = 2u;\n#repeat I COUNT\n#repeat J 2\na_$I$J;\n#end\n#end\n";
        assert_eq!(
            assemble("test", text, &Specialization::default()).unwrap(),
            "const COUNT: u32 = 2u;\na_00;\na_01;\na_10;\na_11;\n"
        );
    }

    #[test]
    fn refuses_broken_directives() {
        for text in [
            "#endif\n",
            "#ifdef A\n",
            "#else\n",
            "#elif A\n",
            "#import nowhere\n",
            "#end\n",
            "#repeat I 2\n",
            "#repeat I MANY\n#end\n",
        ] {
            assert!(
                assemble("test", text, &Specialization::default()).is_err(),
                "{text}"
            );
        }
    }
}
