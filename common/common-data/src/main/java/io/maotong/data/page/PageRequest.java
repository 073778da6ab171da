package io.maotong.data.page;

import com.baomidou.mybatisplus.core.metadata.OrderItem;
import com.baomidou.mybatisplus.extension.plugins.pagination.Page;
import io.maotong.core.error.CommonError;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violations;
import java.util.Map;

/**
 * Paging of a list: {@code ?page=2&size=50&sort=orderedAt,desc}.
 *
 * @param page 1-based, default 1
 * @param size 1 to 200, default 20
 * @param sort {@code field[,asc|desc]}
 */
public record PageRequest(Integer page, Integer size, String sort) {

    private static final int MAX_SIZE = 200;

    /**
     * @param sortable the fields that may be sorted by, with their columns; only these reach the SQL
     * @param defaultSort used when none is asked for, such as {@code id,desc}
     */
    public <R> Page<R> toPage(Map<String, String> sortable, String defaultSort) {
        int number = page == null ? 1 : page;
        int length = size == null ? 20 : size;
        String[] by = (sort == null || sort.isBlank() ? defaultSort : sort).split(",");
        String column = sortable.get(by[0]);
        new Violations()
                .check(
                        number >= 1,
                        CommonError.INVALID_REQUEST,
                        "page",
                        "PAGE",
                        ">= 1",
                        Text.of("页码从1开始", "Pages begin at 1"))
                .check(
                        length >= 1 && length <= MAX_SIZE,
                        CommonError.INVALID_REQUEST,
                        "size",
                        "PAGE",
                        "1.." + MAX_SIZE,
                        Text.of("每页1至%d条", "1 to %d rows a page").with(MAX_SIZE))
                .check(
                        column != null,
                        CommonError.INVALID_REQUEST,
                        "sort",
                        "PAGE",
                        String.join("|", sortable.keySet()),
                        Text.of("不能按该字段排序", "Cannot sort by this field"))
                .throwIfAny(CommonError.INVALID_REQUEST);
        Page<R> result = new Page<>(number, length);
        boolean ascending = by.length < 2 || !"desc".equalsIgnoreCase(by[1]);
        result.addOrder(ascending ? OrderItem.asc(column) : OrderItem.desc(column));
        if (!"id".equals(column)) {
            // In the same direction, so that an index over column and id has the rows in their order both ways.
            result.addOrder(ascending ? OrderItem.asc("id") : OrderItem.desc("id"));
        }
        return result;
    }
}
