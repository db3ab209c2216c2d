//! Errors as the exception `trifold.Error`.

use pyo3::prelude::*;

/// The exception of an error: `trifold.Error(message, code)`.
pub fn raise(py: Python<'_>, error: &trifold::Error) -> PyErr {
    let class = py
        .import("trifold._error")
        .and_then(|module| module.getattr("Error"));
    let made = class.and_then(|class| class.call1((error.to_string(), error.code())));
    match made {
        Ok(exception) => PyErr::from_value(exception),
        Err(error) => error,
    }
}
