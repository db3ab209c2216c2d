//! From a query to the tensors that the model reads. Knows no GPU.
