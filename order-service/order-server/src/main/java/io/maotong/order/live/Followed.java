package io.maotong.order.live;

/** Something that is looked at again and again for a reader. */
public interface Followed {

    /** What it is, in one word: the name of the events. */
    String name();

    /** Changes whenever something has happened; cheap. */
    String mark();

    /** As it is now. */
    State now();

    /** @param mark that belongs to the body, and is the id of the event; @param last whether nothing will change any more */
    record State(String mark, Object body, boolean last) {}
}
