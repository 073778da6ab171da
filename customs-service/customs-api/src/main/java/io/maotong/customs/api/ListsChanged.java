package io.maotong.customs.api;

import java.util.List;

/** At most 100 lists as they are now. */
public record ListsChanged(List<DeclaredList> lists) {

    public ListsChanged {
        lists = List.copyOf(lists);
    }
}
