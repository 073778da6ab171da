package io.maotong.customs.receipt;

import io.maotong.customs.exchange.Xml;

/** Takes summary results 792, in the transaction in which they are received. */
public interface ResultListener {

    void received(Xml.Element message);
}
