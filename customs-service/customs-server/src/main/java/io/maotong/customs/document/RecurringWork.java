package io.maotong.customs.document;

/** Work that is done again and again for all merchants, by one instance at a time. */
public interface RecurringWork {

    void run();
}
