// Part of `coop/atom_block`.

// A row of scores with their bias becomes probabilities; eight lanes share it.
fn soften(window: u32, head: u32, query: u32, four: u32) {
    let bias_at = (params.skip_bias + head * params.bias_head + window * params.bias_window) / 4u;
    let row = SCORES + query * PITCH + four;
#repeat E 4
    let score_$E = vec4<f32>(sh_all[row + $E * 8u])
        + vec4<f32>(bias[bias_at + (four + $E * 8u) * 32u + query]);
#end
    let peaks = max(max(score_0, score_1), max(score_2, score_3));
    var peak = max(max(peaks.x, peaks.y), max(peaks.z, peaks.w));
    peak = max(peak, subgroupShuffleXor(peak, 1u));
    peak = max(peak, subgroupShuffleXor(peak, 2u));
    peak = max(peak, subgroupShuffleXor(peak, 4u));
#repeat E 4
    let weight_$E = exp2(score_$E - peak);
#end
    var sum = total((weight_0 + weight_1) + (weight_2 + weight_3));
    sum += subgroupShuffleXor(sum, 1u);
    sum += subgroupShuffleXor(sum, 2u);
    sum += subgroupShuffleXor(sum, 4u);
#repeat E 4
    sh_all[row + $E * 8u] = vec4<f16>(weight_$E / sum);
#end
}
