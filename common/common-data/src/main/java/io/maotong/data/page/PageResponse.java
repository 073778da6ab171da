package io.maotong.data.page;

import com.baomidou.mybatisplus.core.metadata.IPage;
import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param page 1-based
 * @param total rows of all pages
 */
public record PageResponse<T>(List<T> items, long page, long size, long total) {

    public static <R, T> PageResponse<T> of(IPage<R> rows, Function<R, T> toItem) {
        return new PageResponse<>(
                rows.getRecords().stream().map(toItem).toList(), rows.getCurrent(), rows.getSize(), rows.getTotal());
    }
}
