//! A column of labels beside the plot, each as near to the place it names as the others allow.

/// Centres for a column of labels that want to stand at given heights: as near as can be without overlap, in their order.
///
/// Each item is `(wanted centre, height)`, sorted by centre. Pools of touching labels share their mean displacement
/// (pool-adjacent-violators), which is the least-squares answer.
pub(crate) fn stacked(items: &[(f64, f64)], top: f64, bottom: f64) -> Vec<f64> {
    struct Pool {
        top: f64,
        height: f64,
        members: Vec<f64>,
    }
    let mut pools: Vec<Pool> = Vec::new();
    for &(center, height) in items {
        let mut pool = Pool { top: center - height / 2.0, height, members: vec![height] };
        while let Some(above) = pools.pop_if(|above| above.top + above.height > pool.top) {
            let (m, n) = (above.members.len() as f64, pool.members.len() as f64);
            let top = (above.top * m + (pool.top - above.height) * n) / (m + n);
            let mut members = above.members;
            members.append(&mut pool.members);
            pool = Pool { top, height: above.height + pool.height, members };
        }
        pools.push(pool);
    }
    // Into the frame, from above and then from below.
    let mut limit = top;
    for pool in &mut pools {
        pool.top = pool.top.max(limit);
        limit = pool.top + pool.height;
    }
    let mut limit = bottom;
    for pool in pools.iter_mut().rev() {
        pool.top = pool.top.min(limit - pool.height);
        limit = pool.top;
    }
    pools
        .iter()
        .flat_map(|pool| {
            pool.members.iter().scan(pool.top, |y, height| {
                let center = *y + height / 2.0;
                *y += height;
                Some(center)
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stacked_labels_keep_order_and_frame() {
        let centers = stacked(&[(50.0, 10.0), (51.0, 10.0), (52.0, 10.0)], 0.0, 100.0);
        assert_eq!(centers, [41.0, 51.0, 61.0]);
        assert_eq!(stacked(&[(0.0, 10.0), (1.0, 10.0)], 0.0, 100.0), [5.0, 15.0]);
        assert_eq!(stacked(&[(99.0, 10.0), (100.0, 10.0)], 0.0, 100.0), [85.0, 95.0]);
    }
}
