// The sums over all lanes of eight numbers that each lane brings, in lanes 0, 4, 8, ...: at each
// step half of what is left goes to the other half of the lanes, so that nine exchanges do what
// eight sums one by one would take forty for.
fn sums_of_eight(
    lane: u32,
    p_0: f32,
    p_1: f32,
    p_2: f32,
    p_3: f32,
    p_4: f32,
    p_5: f32,
    p_6: f32,
    p_7: f32,
) -> f32 {
    let upper_16 = (lane & 16u) != 0u;
    let q_0 = select(p_0, p_4, upper_16) + subgroupShuffleXor(select(p_4, p_0, upper_16), 16u);
    let q_1 = select(p_1, p_5, upper_16) + subgroupShuffleXor(select(p_5, p_1, upper_16), 16u);
    let q_2 = select(p_2, p_6, upper_16) + subgroupShuffleXor(select(p_6, p_2, upper_16), 16u);
    let q_3 = select(p_3, p_7, upper_16) + subgroupShuffleXor(select(p_7, p_3, upper_16), 16u);
    let upper_8 = (lane & 8u) != 0u;
    let r_0 = select(q_0, q_2, upper_8) + subgroupShuffleXor(select(q_2, q_0, upper_8), 8u);
    let r_1 = select(q_1, q_3, upper_8) + subgroupShuffleXor(select(q_3, q_1, upper_8), 8u);
    let upper_4 = (lane & 4u) != 0u;
    var sum = select(r_0, r_1, upper_4) + subgroupShuffleXor(select(r_1, r_0, upper_4), 4u);
    sum += subgroupShuffleXor(sum, 2u);
    return sum + subgroupShuffleXor(sum, 1u);
}
