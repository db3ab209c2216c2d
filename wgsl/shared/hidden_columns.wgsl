// Part of `coop/atom_block`.

// 16 columns of the hidden layer of all queries, in the place of keys and values.
fn hide(weights: u32, subgroup: u32, column: u32, lane: u32) {
    let scratch = SCORES + subgroup * 128u;
#repeat I 2
    var gate_$I = coop_mat16x16<f16, C>();
    var value_$I = coop_mat16x16<f16, C>();
#end
    for (var k = 0u; k < 32u; k += 4u) {
        let at_a = weights + (W_A + column * 16u) * 32u + k;
        let right_a = coopLoad<coop_mat16x16<f16, B>>(&w[at_a], 32u);
        let at_b = weights + (W_B + column * 16u) * 32u + k;
        let right_b = coopLoad<coop_mat16x16<f16, B>>(&w[at_b], 32u);
#repeat I 2
        let at_n_$I = NORMAL + $I * 16u * PITCH + k;
        let n_$I = coopLoadT<coop_mat16x16<f16, A>>(&sh_all[at_n_$I], PITCH);
        gate_$I = coopMultiplyAdd(n_$I, right_a, gate_$I);
        value_$I = coopMultiplyAdd(n_$I, right_b, value_$I);
#end
    }
    let value_scratch = scratch + 64u;
#repeat I 2
    coopStoreT(gate_$I, &sh_all[scratch], 4u);
    coopStoreT(value_$I, &sh_all[value_scratch], 4u);
    subgroupBarrier();
#repeat T 2
    {
        let at = lane + $T * 32u;
        let gate = vec4<f32>(sh_all[scratch + at]);
        let value = vec4<f32>(sh_all[value_scratch + at]);
        sh_all[($I * 16u + at / 4u) * WIDE + column * 4u + at % 4u] =
            vec4<f16>(gate * value / (1.0 + exp(-gate)));
    }
#end
    subgroupBarrier();
#end
}
