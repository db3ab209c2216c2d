//! Statements that span several lines.

/// The text with each statement on one line, which the rewriting of cooperative matrices needs.
pub(super) fn on_one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut continues = false;
    let mut depth = 0;
    for line in text.lines() {
        let code = line.split("//").next().unwrap_or(line).trim();
        let part = if continues { code } else { line };
        if continues && !part.starts_with([')', ']']) && !out.ends_with(['(', '[']) {
            out.push(' ');
        }
        out.push_str(part);
        depth += code.matches(['(', '[']).count();
        depth -= code.matches([')', ']']).count().min(depth);
        let is_directive = code.is_empty() || code.starts_with(['#', '@']);
        let ends = code.ends_with([';', '{', '}', ',']) || is_directive && !continues;
        continues = depth > 0 || !ends;
        if !continues {
            out.push('\n');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::on_one_line;

    #[test]
    fn statements_are_joined() {
        let text = "@compute @workgroup_size(64)\nfn main(\n    @builtin(a) a: u32,\n) {\n\
            // a comment\n    let x =\n        f(\n            a,\n            b,\n        )\n\
            + 1u;\n    y[0] = x;\n\n}\n";
        let joined = "@compute @workgroup_size(64)\nfn main(@builtin(a) a: u32,) {\n\
            // a comment\n    let x = f(a, b,) + 1u;\n    y[0] = x;\n\n}\n";
        assert_eq!(on_one_line(text), joined);
    }
}
