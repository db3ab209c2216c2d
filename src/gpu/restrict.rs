//! The adapters that the environment leaves a program.
//!
//! CUDA and SLURM restrict programs by environment variables, which Vulkan ignores. They count GPUs
//! in the order of their PCI bus ids, as `nvidia-smi` does.

use super::choose::{distinct, identified, listed, number, Candidate, Kind, Refused, AMD, NVIDIA};

/// Reads an environment variable.
pub type Environment<'a> = &'a dyn Fn(&str) -> Option<String>;

/// The GPUs that numbers count.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Counts {
    /// Those that the program sees. An empty value hides all of them.
    Seen,
    /// Those of the host. A container or a control group may hide the others already: then there
    /// are as many as the value has entries. An empty value restricts nothing.
    OfHost,
}

/// An environment variable with a list of GPUs.
struct Variable {
    name: &'static str,
    /// The vendor whose GPUs it restricts; all GPUs if none.
    vendor: Option<u32>,
    counts: Counts,
}

const fn variable(name: &'static str, vendor: Option<u32>, counts: Counts) -> Variable {
    Variable {
        name,
        vendor,
        counts,
    }
}

/// The first of these that is set restricts a GPU.
const VARIABLES: [Variable; 7] = [
    variable("CUDA_VISIBLE_DEVICES", Some(NVIDIA), Counts::Seen),
    variable("ROCR_VISIBLE_DEVICES", Some(AMD), Counts::Seen),
    variable("HIP_VISIBLE_DEVICES", Some(AMD), Counts::Seen),
    variable("GPU_DEVICE_ORDINAL", None, Counts::Seen),
    variable("SLURM_STEP_GPUS", None, Counts::OfHost),
    variable("SLURM_JOB_GPUS", None, Counts::OfHost),
    variable("NVIDIA_VISIBLE_DEVICES", Some(NVIDIA), Counts::OfHost),
];

/// The order in which CUDA numbers GPUs.
const CUDA_ORDER: &str = "CUDA_DEVICE_ORDER";
/// Entries that end a list.
const NONE: [&str; 3] = ["-1", "none", "NoDevFiles"];
/// Values that restrict nothing. In a container `void` says that the GPUs in it were chosen in
/// another way.
const UNRESTRICTED: [&str; 2] = ["all", "void"];

/// Whether a variable restricts GPUs.
pub fn is_restricted(environment: Environment) -> bool {
    let value = |variable: &Variable| variable.value(environment);
    VARIABLES.iter().any(|variable| value(variable).is_some())
}

/// The adapters that the environment allows, in the order of their numbers: GPUs of the first
/// variable in its order, then the others by kind and PCI bus id.
///
/// # Errors
/// A variable that names a GPU which is not there.
pub fn visible(candidates: &[Candidate], environment: Environment) -> Result<Vec<usize>, Refused> {
    let mut free: Vec<usize> = (0..candidates.len()).collect();
    let key = |at: &usize| {
        let Candidate { kind, bus, .. } = &candidates[*at];
        (*kind, bus.is_none(), bus.clone())
    };
    free.sort_by_key(key);
    let mut allowed = Vec::new();
    let mut restricts = false;
    for variable in &VARIABLES {
        let Some(value) = variable.value(environment) else {
            continue;
        };
        // SLURM sets its own variables beside CUDA's.
        if variable.vendor.is_none() && restricts {
            continue;
        }
        let (restricted, others): (Vec<usize>, Vec<usize>) = free
            .into_iter()
            .partition(|at| variable.restricts(&candidates[*at]));
        free = others;
        let group = distinct(candidates, restricted);
        restricts |= !group.is_empty();
        allowed.extend(variable.select(&value, candidates, &group, environment)?);
    }
    Ok(allowed.into_iter().chain(free).collect())
}

impl Variable {
    fn value(&self, environment: Environment) -> Option<String> {
        let value = environment(self.name)?;
        let restricts = !value.trim().is_empty() || self.counts == Counts::Seen;
        (restricts && !UNRESTRICTED.contains(&value.trim())).then_some(value)
    }

    fn restricts(&self, candidate: &Candidate) -> bool {
        candidate.kind != Kind::Software
            && self.vendor.is_none_or(|vendor| vendor == candidate.vendor)
    }

    /// The adapters of a group that a value names.
    fn select(
        &self,
        value: &str,
        candidates: &[Candidate],
        group: &[usize],
        environment: Environment,
    ) -> Result<Vec<usize>, Refused> {
        let refuse = |message: String| Refused {
            place: format!("{}={value}", self.name),
            message,
        };
        let entries: Vec<&str> = value
            .split(',')
            .map(str::trim)
            .take_while(|entry| !entry.is_empty() && !NONE.contains(entry))
            .collect();
        // Variables of one vendor are set on machines with GPUs of others, too.
        if entries.is_empty() || group.is_empty() {
            return Ok(Vec::new());
        }
        let numbers = entries.iter().all(|entry| number(entry).is_some());
        let parts = entries.iter().any(|entry| entry.starts_with("MIG"));
        if self.counts == Counts::OfHost && !parts && entries.len() == group.len() {
            return Ok(group.to_vec());
        }
        let alike = group
            .iter()
            .all(|at| candidates[*at].name == candidates[group[0]].name);
        let fastest = environment(CUDA_ORDER).is_some_and(|order| order == "FASTEST_FIRST");
        if numbers && fastest && !alike {
            return Err(refuse(format!(
                "numbers GPUs of several models in the order {CUDA_ORDER}=FASTEST_FIRST, which \
                CUDA alone knows; name them by UUID, or set {CUDA_ORDER}=PCI_BUS_ID"
            )));
        }
        let members: Vec<&Candidate> = group.iter().map(|at| &candidates[*at]).collect();
        let find = |entry: &&str| {
            if entry.starts_with("MIG") {
                return Err(refuse(format!(
                    "names the MIG instance {entry}, which graphics drivers do not offer"
                )));
            }
            let place = identified(&members, entry);
            place.map(|place| group[place]).ok_or_else(|| {
                refuse(format!(
                    "names GPU {entry}, but there are {}",
                    listed(&members)
                ))
            })
        };
        entries.iter().map(find).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::choose::tests::{host, windows};
    use super::*;

    fn seen(host: &[Candidate], variables: &[(&str, &str)]) -> Result<Vec<String>, String> {
        let environment = |name: &str| {
            let mut variables = variables.iter();
            let found = variables.find(|(known, _)| *known == name);
            found.map(|(_, value)| value.to_string())
        };
        let short = |at: usize| match &host[at].bus {
            Some(bus) => bus[5..7].to_string(),
            None => host[at].name.clone(),
        };
        visible(host, &environment)
            .map(|order| order.into_iter().map(short).collect())
            .map_err(|refused| format!("{}: {}", refused.place, refused.message))
    }

    /// The environment, and the buses that remain in order.
    #[test]
    fn the_environment_restricts() {
        let all = "17 3a 4c 65 83 llvmpipe";
        let cases: &[(&[(&str, &str)], &str)] = &[
            (&[], all),
            (&[("CUDA_VISIBLE_DEVICES", "1")], "3a 83 llvmpipe"),
            (&[("CUDA_VISIBLE_DEVICES", "2, 0")], "4c 17 83 llvmpipe"),
            (&[("CUDA_VISIBLE_DEVICES", "0,-1,1")], "17 83 llvmpipe"),
            (&[("CUDA_VISIBLE_DEVICES", "-1")], "83 llvmpipe"),
            (&[("CUDA_VISIBLE_DEVICES", "")], "83 llvmpipe"),
            (&[("CUDA_VISIBLE_DEVICES", "NoDevFiles")], "83 llvmpipe"),
            (&[("CUDA_VISIBLE_DEVICES", "GPU-dd")], "65 83 llvmpipe"),
            (
                &[("CUDA_VISIBLE_DEVICES", "GPU-bb000000-1,GPU-AA000000-1")],
                "3a 17 83 llvmpipe",
            ),
            (
                &[
                    ("CUDA_VISIBLE_DEVICES", "3"),
                    ("CUDA_DEVICE_ORDER", "FASTEST_FIRST"),
                ],
                "65 83 llvmpipe",
            ),
            (&[("ROCR_VISIBLE_DEVICES", "0")], "83 17 3a 4c 65 llvmpipe"),
            (&[("HIP_VISIBLE_DEVICES", "-1")], "17 3a 4c 65 llvmpipe"),
            (&[("SLURM_JOB_GPUS", "1,3")], "3a 65 llvmpipe"),
            (&[("SLURM_JOB_GPUS", "")], all),
            (
                &[("SLURM_STEP_GPUS", "0"), ("SLURM_JOB_GPUS", "0,1")],
                "17 llvmpipe",
            ),
            (
                &[("CUDA_VISIBLE_DEVICES", "0"), ("SLURM_JOB_GPUS", "4")],
                "17 83 llvmpipe",
            ),
            (&[("GPU_DEVICE_ORDINAL", "4,0")], "83 17 llvmpipe"),
            (&[("NVIDIA_VISIBLE_DEVICES", "all")], all),
            (&[("NVIDIA_VISIBLE_DEVICES", "void")], all),
            (
                &[("CUDA_VISIBLE_DEVICES", "0,1"), ("SLURM_JOB_GPUS", "2,3")],
                "17 3a 83 llvmpipe",
            ),
            // A container without /proc/driver/nvidia.
            (
                &[("NVIDIA_VISIBLE_DEVICES", "GPU-w,GPU-x,GPU-y,GPU-z")],
                "17 3a 4c 65 83 llvmpipe",
            ),
            (&[("NVIDIA_VISIBLE_DEVICES", "0,1")], "17 3a 83 llvmpipe"),
            // A container with four of the GPUs of a larger host.
            (
                &[("NVIDIA_VISIBLE_DEVICES", "4,5,6,7")],
                "17 3a 4c 65 83 llvmpipe",
            ),
        ];
        for (variables, expected) in cases {
            let expected: Vec<String> = expected.split(' ').map(String::from).collect();
            assert_eq!(seen(&host(), variables), Ok(expected), "{variables:?}");
        }
    }

    #[test]
    fn a_gpu_that_is_not_there_is_refused() {
        let mut mixed = host();
        mixed[4].name = "NVIDIA A40".into();
        type Variables<'a> = &'a [(&'a str, &'a str)];
        let cases: &[(&[Candidate], Variables, &[&str])] = &[
            (
                &host(),
                &[("CUDA_VISIBLE_DEVICES", "4")],
                &[
                    "CUDA_VISIBLE_DEVICES=4: names GPU 4",
                    "3 (NVIDIA H100",
                    "at 0000:65:00.0",
                ],
            ),
            (
                &host(),
                &[("CUDA_VISIBLE_DEVICES", "GPU-b")],
                &["names GPU GPU-b"],
            ),
            (
                &host(),
                &[("CUDA_VISIBLE_DEVICES", "first")],
                &["names GPU first"],
            ),
            (
                &host(),
                &[("CUDA_VISIBLE_DEVICES", "MIG-1")],
                &["MIG instance MIG-1"],
            ),
            (
                &host(),
                &[("SLURM_JOB_GPUS", "7")],
                &["SLURM_JOB_GPUS=7: names GPU 7"],
            ),
            (
                &mixed,
                &[
                    ("CUDA_VISIBLE_DEVICES", "1"),
                    ("CUDA_DEVICE_ORDER", "FASTEST_FIRST"),
                ],
                &["CUDA_DEVICE_ORDER=PCI_BUS_ID"],
            ),
        ];
        for (host, variables, parts) in cases {
            let message = seen(host, variables).unwrap_err();
            for part in *parts {
                assert!(message.contains(part), "{message}");
            }
        }
    }

    /// Variables of a vendor on a machine without its GPUs.
    #[test]
    fn other_machines_are_not_restricted() {
        let software = &host()[2..3];
        for variable in [
            "CUDA_VISIBLE_DEVICES",
            "SLURM_JOB_GPUS",
            "HIP_VISIBLE_DEVICES",
        ] {
            assert_eq!(
                seen(software, &[(variable, "5")]),
                Ok(vec!["llvmpipe".into()])
            );
        }
    }

    #[test]
    fn a_gpu_of_two_backends_counts_once() {
        let second = seen(&windows(), &[("CUDA_VISIBLE_DEVICES", "1")]);
        assert_eq!(second, Ok(vec!["02".into()]));
    }
}
