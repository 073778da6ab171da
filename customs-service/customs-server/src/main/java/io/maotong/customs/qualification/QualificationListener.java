package io.maotong.customs.qualification;

/** Learns, in the same transaction, what a merchant may do now. */
public interface QualificationListener {

    void changed(Declarant declarant);
}
