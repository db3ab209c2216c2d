//! A clock that measures the time of a fold, natively and in browsers.

#[cfg(not(target_arch = "wasm32"))]
pub(super) struct Clock(std::time::Instant);

#[cfg(not(target_arch = "wasm32"))]
impl Clock {
    pub fn start() -> Self {
        Clock(std::time::Instant::now())
    }

    pub fn seconds(&self) -> f64 {
        self.0.elapsed().as_secs_f64()
    }
}

/// Milliseconds since 1970, since `Instant` is not available in WebAssembly.
#[cfg(target_arch = "wasm32")]
pub(super) struct Clock(f64);

#[cfg(target_arch = "wasm32")]
impl Clock {
    pub fn start() -> Self {
        Clock(js_sys::Date::now())
    }

    pub fn seconds(&self) -> f64 {
        (js_sys::Date::now() - self.0) / 1e3
    }
}
