//! Text formats: queries and alignments in, structures and confidences out. Knows no GPU.
