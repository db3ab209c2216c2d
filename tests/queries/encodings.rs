//! Encodings of text files.

use trifold::formats::encoding;

#[test]
fn encodings() {
    let text = ">é\nMK\n";
    let utf16 = |little: bool| -> Vec<u8> {
        let units = text.encode_utf16();
        units
            .flat_map(|unit| {
                if little {
                    unit.to_le_bytes()
                } else {
                    unit.to_be_bytes()
                }
            })
            .collect()
    };
    let latin1: Vec<u8> = text.chars().map(|letter| letter as u8).collect();
    let marked = [vec![0xff, 0xfe], utf16(true)].concat();
    for bytes in [text.into(), latin1, utf16(true), utf16(false), marked] {
        assert_eq!(encoding::text(bytes, "q.fasta").unwrap(), text);
    }
    // Windows-1252: quotation marks are of no sequence.
    let quoted = encoding::text(b">\x93q\x94\nMK\n".to_vec(), "q.fasta").unwrap();
    assert!(quoted.ends_with("\nMK\n"), "{quoted:?}");
    // `printf '>q\nMKTW\n' | gzip -n`
    let packed =
        b"\x1f\x8b\x08\0\0\0\0\0\0\x03\xb3\x2b\xe4\xf2\xf5\x0e\x09\xe7\x02\0\xfa\x81\x0d\x8c\
        \x08\0\0\0";
    let unpacked = encoding::text(packed.to_vec(), "q.fasta.gz").unwrap();
    assert_eq!(unpacked, ">q\nMKTW\n");
    let damaged = &packed[..packed.len() - 4];
    for (bytes, part) in [
        (damaged, "damaged gzip"),
        (b"PK\x03\x04abcd", "zip"),
        (b"BZh91AY", "bunzip2"),
        (b"{\\rtf1 MKTW}", "rich text"),
        (b"<!DOCTYPE html><html>", "a web page"),
        (b">\0\0\0q\0\0\0", "UTF-32"),
        (b"\xff\x01\x02\x03", "not a text"),
    ] {
        let message = encoding::text(bytes.to_vec(), "q.fasta").unwrap_err();
        assert!(message.to_string().contains(part), "{message}");
    }
}
