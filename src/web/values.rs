//! Conversion between JavaScript's values and Rust's: JSON, promises, and errors with the same text
//! as in Rust.

use std::future::Future;

use js_sys::{Promise, Reflect, JSON};
use serde::Serialize;
use serde_json::Value;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::future_to_promise;

use crate::error::{Error, Result};

pub(super) fn json_of(value: &JsValue) -> Result<Value> {
    if value.is_undefined() || value.is_null() {
        return Ok(Value::Object(Default::default()));
    }
    let text = JSON::stringify(value)
        .ok()
        .and_then(|text| text.as_string())
        .ok_or_else(|| Error::input("options", "cannot be read as JSON"))?;
    serde_json::from_str(&text).map_err(|error| Error::unreadable("options", error))
}

pub(super) fn to_js(value: &impl Serialize) -> Result<JsValue> {
    let text = serde_json::to_string(value).map_err(|error| Error::unreadable("result", error))?;
    JSON::parse(&text).map_err(|_| Error::input("result", "cannot be read as JSON"))
}

pub(super) fn set(object: &JsValue, name: &str, value: &JsValue) -> Result<()> {
    Reflect::set(object, &JsValue::from(name), value)
        .map(|_| ())
        .map_err(|_| Error::input(name, "could not be set"))
}

pub(super) fn promise(future: impl Future<Output = Result<JsValue>> + 'static) -> Promise {
    future_to_promise(async move { future.await.map_err(|error| js_error(error).into()) })
}

/// Result of functions that JavaScript calls without waiting.
pub(super) type OrThrown<T> = std::result::Result<T, js_sys::Error>;

/// An `Error` with the Rust error's text and `code`, and with `place`, `line`, `chain` and
/// `position` if known.
pub(super) fn js_error(error: Error) -> js_sys::Error {
    let thrown = js_sys::Error::new(&error.to_string());
    // Setting a property of a new object cannot fail.
    let set = |name: &str, value: JsValue| {
        let _ = Reflect::set(&thrown, &JsValue::from(name), &value);
    };
    set("code", error.code().into());
    if let Some(place) = error.place() {
        let counts = [("line", place.line), ("position", place.position)];
        set("place", JsValue::from(&place.name));
        for (name, count) in counts {
            count
                .into_iter()
                .for_each(|count| set(name, JsValue::from(count as f64)));
        }
        place
            .chain
            .iter()
            .for_each(|chain| set("chain", JsValue::from(chain)));
    }
    thrown
}

#[cfg(feature = "web-operations")]
pub(super) fn now() -> f64 {
    let performance = Reflect::get(&js_sys::global(), &JsValue::from("performance"))
        .ok()
        .and_then(|value| value.dyn_into::<Clock>().ok());
    performance.map_or_else(js_sys::Date::now, |clock| clock.now())
}

#[cfg(feature = "web-operations")]
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = Performance)]
    type Clock;
    #[wasm_bindgen(method)]
    fn now(this: &Clock) -> f64;
}
