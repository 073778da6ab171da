package io.maotong.order.export;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A list that can be exported. Names and contacts of buyers are masked as in the list itself. */
public interface ExportSource {

    /** Such as {@code orders}. */
    String subject();

    /** Titles of the columns. */
    List<String> header();

    /** @throws io.maotong.core.error.BusinessException if the filter cannot be understood */
    long count(Map<String, String> filter);

    /** Gives every row of the filter to the reader, holding one portion in memory. */
    void readAll(Map<String, String> filter, Consumer<List<String>> reader);
}
