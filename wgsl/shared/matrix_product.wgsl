    // The sums s_$I$J of 16 x 16, four a subgroup, of a tile of 64 x 64 outputs: row by row of x, and of the tile of w. `x_start` and `w_start` say in
    // vectors where a row of the tile begins, `weight` reads a vector of w in one of eight rows. k passes by 64 at a time, each of which is under
    // way for two rounds: what is loaded is rounded only when its turn comes, or it would be waited for.
    let row = index / 16u; // of eight
    let place = row * PITCH + index % 16u;
    let last = (params.k - 64u) / 4u;
#repeat T 8
    let x_$T = x_start(first_m, row + $T * 8u) + index % 16u;
    let w_$T = w_start(first_n, row + $T * 8u) + index % 16u;
#end
#repeat D 2
#repeat T 8
    var next_x_$D$T = x[x_$T + min($D * 16u, last)];
    var next_w_$D$T = weight($T * 8u, w_$T + min($D * 16u, last));
#end
#end
#repeat I 2
#repeat J 2
    var s_$I$J = coop_mat16x16<f32, C>();
#end
#end

    for (var k = 0u; k < params.k; k += 128u) {
#repeat D 2
        // An odd number of rounds ends with one of zeros.
        let is_there_$D = k + $D * 64u < params.k;
#repeat T 8
        sh_x[place + $T * 8u * PITCH] = rounded(next_x_$D$T);
        sh_w[place + $T * 8u * PITCH] = select(vec4<f16>(), next_w_$D$T, is_there_$D);
#end
        workgroupBarrier();
        let after_$D = min((k + $D * 64u) / 4u + 32u, last);
#repeat T 8
        next_x_$D$T = x[x_$T + after_$D];
        next_w_$D$T = weight($T * 8u, w_$T + after_$D);
#end
#repeat K 4
        {
#repeat I 2
            let at_$I = (own_m + $I * 16u) * PITCH + $K * 4u;
            let left_$I = coopLoadT<coop_mat16x16<f16, A>>(&sh_x[at_$I], PITCH);
#end
#repeat J 2
            {
                let at = (own_n + $J * 16u) * PITCH + $K * 4u;
                let right = coopLoad<coop_mat16x16<f16, B>>(&sh_w[at], PITCH);
#repeat I 2
                s_$I$J = coopMultiplyAdd(left_$I, right, s_$I$J);
#end
            }
#end
        }
#end
        workgroupBarrier();
#end
    }
