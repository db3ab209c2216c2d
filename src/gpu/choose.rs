//! The adapters that an argument names.

/// PCI vendors.
pub const NVIDIA: u32 = 0x10de;
pub const AMD: u32 = 0x1002;

/// An adapter, as far as choosing needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    pub name: String,
    pub backend: String,
    pub kind: Kind,
    /// The PCI vendor.
    pub vendor: u32,
    /// The PCI bus id, such as `0000:17:00.0`.
    pub bus: Option<String>,
    /// The UUID of the driver, such as `GPU-9f2c1d3a-...`.
    pub uuid: Option<String>,
}

/// Kinds of adapters, in the order of preference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Discrete,
    Integrated,
    Other,
    Virtual,
    Software,
}

/// A refused value, and the variable or argument that has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    pub place: String,
    pub message: String,
}

/// Adapters without those that another backend lists, too.
pub fn distinct(candidates: &[Candidate], of: Vec<usize>) -> Vec<usize> {
    let mut kept: Vec<usize> = Vec::new();
    for at in of {
        let new = &candidates[at];
        let known = kept
            .iter()
            .map(|at| &candidates[*at])
            .any(|known| new.bus.is_some() && known.bus == new.bus && known.backend != new.backend);
        if !known {
            kept.push(at);
        }
    }
    kept
}

pub fn number(text: &str) -> Option<usize> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

/// The place of the adapter with this index, PCI bus id or (start of a) UUID.
pub fn identified(among: &[&Candidate], wanted: &str) -> Option<usize> {
    if let Some(index) = number(wanted) {
        return (index < among.len()).then_some(index);
    }
    if let Some(bus) = canonical_bus(wanted) {
        return among
            .iter()
            .position(|candidate| candidate.bus.as_ref() == Some(&bus));
    }
    let wanted = wanted.to_ascii_lowercase();
    let has = |candidate: &&Candidate| {
        let uuid = candidate.uuid.as_deref().unwrap_or_default();
        uuid.to_ascii_lowercase().starts_with(&wanted)
    };
    let uuid = wanted.starts_with("gpu-");
    let mut found = (0..among.len()).filter(|at| uuid && has(&among[*at]));
    found.next().filter(|_| found.next().is_none())
}

/// The place of the adapter that an argument names: by its index, PCI bus id, (start of a) UUID, or
/// a part of its name, ignoring case.
pub fn named(among: &[&Candidate], wanted: &str) -> Option<usize> {
    identified(among, wanted).or_else(|| {
        let wanted = wanted.to_ascii_lowercase();
        among
            .iter()
            .position(|candidate| candidate.name.to_ascii_lowercase().contains(&wanted))
    })
}

/// The places of the adapters that a list such as `0,2` names; of `all`, those of the kind that is
/// preferred.
///
/// # Errors
/// An entry that names no adapter.
pub fn several(among: &[&Candidate], list: &str) -> Result<Vec<usize>, Refused> {
    let owned: Vec<Candidate> = among.iter().map(|candidate| (*candidate).clone()).collect();
    if list.trim() == "all" {
        let best = among.iter().map(|candidate| candidate.kind).min();
        let of_kind = (0..among.len()).filter(|at| Some(among[*at].kind) == best);
        return Ok(distinct(&owned, of_kind.collect()));
    }
    let find = |entry: &str| {
        let named = Some(entry.trim()).filter(|entry| !entry.is_empty());
        named
            .and_then(|entry| self::named(among, entry))
            .ok_or_else(|| Refused {
                place: format!("GPU {:?}", entry.trim()),
                message: format!("should be one of {}", listed(among)),
            })
    };
    list.split(',').map(find).collect()
}

/// Removes PCI bus ids that two adapters of one backend have: Direct3D 12 finds the bus of a GPU by
/// its model.
pub fn forget_shared_buses(candidates: &mut [Candidate]) {
    let key = |candidate: &Candidate| (candidate.backend.clone(), candidate.bus.clone());
    let keys: Vec<_> = candidates.iter().map(key).collect();
    for (candidate, own) in candidates.iter_mut().zip(&keys) {
        if keys.iter().filter(|key| *key == own).count() > 1 {
            candidate.bus = None;
        }
    }
}

/// The adapters with their indices, as text.
pub fn listed(among: &[&Candidate]) -> String {
    let line = |(index, candidate): (usize, &&Candidate)| {
        let bus = candidate.bus.as_ref();
        let bus = bus.map_or(String::new(), |bus| format!(" at {bus}"));
        format!("{index} ({}{bus})", candidate.name)
    };
    match among.is_empty() {
        true => "none".into(),
        false => among
            .iter()
            .enumerate()
            .map(line)
            .collect::<Vec<_>>()
            .join(", "),
    }
}

/// A PCI bus id as `0000:17:00.0`: the domain may be missing or have eight digits, as `nvidia-smi`
/// prints it.
pub fn canonical_bus(text: &str) -> Option<String> {
    let (rest, function) = text.trim().rsplit_once('.')?;
    let mut parts = rest.rsplit(':');
    let (device, bus) = (parts.next()?, parts.next()?);
    let domain = parts.next().unwrap_or("0");
    let hexadecimal = |text: &str| u32::from_str_radix(text, 16).ok();
    let (domain, bus, device, function) = (
        hexadecimal(domain)?,
        hexadecimal(bus)?,
        hexadecimal(device)?,
        hexadecimal(function)?,
    );
    let whole = parts.next().is_none();
    whole.then(|| format!("{domain:04x}:{bus:02x}:{device:02x}.{function:x}"))
}

#[cfg(test)]
pub mod tests {
    use super::*;

    fn gpu(name: &str, vendor: u32, bus: &str, uuid: &str) -> Candidate {
        Candidate {
            name: name.into(),
            backend: "vulkan".into(),
            kind: Kind::Discrete,
            vendor,
            bus: (!bus.is_empty()).then(|| bus.into()),
            uuid: (!uuid.is_empty()).then(|| uuid.into()),
        }
    }

    /// Four H100 in an order of the driver's own, an AMD GPU and a software driver.
    pub fn host() -> Vec<Candidate> {
        let h100 = |bus, uuid| gpu("NVIDIA H100 80GB HBM3", NVIDIA, bus, uuid);
        vec![
            h100("0000:65:00.0", "GPU-dd000000-1"),
            h100("0000:17:00.0", "GPU-aa000000-1"),
            Candidate {
                kind: Kind::Software,
                ..gpu("llvmpipe", 0x10005, "", "")
            },
            gpu("AMD Instinct MI210", AMD, "0000:83:00.0", ""),
            h100("0000:3a:00.0", "GPU-bb000000-1"),
            h100("0000:4c:00.0", "GPU-bc000000-1"),
        ]
    }

    #[test]
    fn arguments_name_adapters() {
        let host = host();
        let among = [1, 4, 5, 0, 3, 2].map(|at| &host[at]);
        let cases: &[(&str, Option<usize>)] = &[
            ("0", Some(0)),
            ("5", Some(5)),
            ("6", None),
            ("4C:00.0", Some(2)),
            ("00000000:65:00.0", Some(3)),
            ("0001:65:00.0", None),
            ("gpu-bb", Some(1)),
            ("GPU-b", None),
            ("h100", Some(0)),
            ("mi210", Some(4)),
            ("MI300", None),
            ("80", Some(0)),
            ("", Some(0)),
        ];
        for (wanted, expected) in cases {
            assert_eq!(named(&among, wanted), *expected, "{wanted:?}");
        }
        assert_eq!(several(&among, "3, llvmpipe,3"), Ok(vec![3, 5, 3]));
        assert_eq!(several(&among, "all"), Ok(vec![0, 1, 2, 3, 4]));
        assert_eq!(several(&among[5..], "all"), Ok(vec![0]));
        assert_eq!(several(&among, "0,").unwrap_err().place, "GPU \"\"");
        let refused = several(&among, "0,9").unwrap_err();
        assert_eq!(refused.place, "GPU \"9\"");
        assert!(refused.message.contains("5 (llvmpipe)"), "{refused:?}");
    }

    /// Two GPUs, the first of which Windows lists for Vulkan and for Direct3D 12.
    pub fn windows() -> [Candidate; 3] {
        let vulkan = gpu("NVIDIA RTX A4000", NVIDIA, "0000:01:00.0", "");
        let other = gpu("NVIDIA RTX A4000", NVIDIA, "0000:02:00.0", "");
        let dx12 = Candidate {
            backend: "dx12".into(),
            ..vulkan.clone()
        };
        [vulkan, dx12, other]
    }

    #[test]
    fn a_gpu_of_two_backends_is_one() {
        let host = windows();
        let among: Vec<&Candidate> = host.iter().collect();
        assert_eq!(several(&among, "all"), Ok(vec![0, 2]));
    }

    #[test]
    fn a_bus_id_is_of_one_adapter() {
        let mut host = [windows(), windows()].concat();
        let buses = |host: &[Candidate]| host.iter().filter(|gpu| gpu.bus.is_some()).count();
        forget_shared_buses(&mut host[..3]);
        assert_eq!(buses(&host[..3]), 3);
        forget_shared_buses(&mut host);
        assert_eq!(buses(&host), 0);
    }

    #[test]
    fn bus_ids_are_read() {
        let cases = [
            ("0000:17:00.0", Some("0000:17:00.0")),
            ("00000000:AF:00.0", Some("0000:af:00.0")),
            ("1:af:0.1", Some("0001:af:00.1")),
            ("af:00.0", Some("0000:af:00.0")),
            ("00.0", None),
            ("4.0", None),
            ("A 4000:1.0:x.y", None),
            ("1:2:3:4.0", None),
        ];
        for (text, expected) in cases {
            assert_eq!(canonical_bus(text).as_deref(), expected, "{text}");
        }
    }
}
