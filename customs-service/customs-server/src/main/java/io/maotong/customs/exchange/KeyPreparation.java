package io.maotong.customs.exchange;

import io.maotong.core.time.BusinessTime;
import io.maotong.customs.qualification.Declarant;
import io.maotong.customs.qualification.QualificationListener;
import io.maotong.customs.signing.CertificateAhead;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** As soon as a merchant may declare, its signing key is prepared. */
@Component
final class KeyPreparation implements QualificationListener {

    private final CertificateAhead ahead;
    private final Channels channels;
    private final Clock clock;

    KeyPreparation(CertificateAhead ahead, Channels channels, Clock clock) {
        this.ahead = ahead;
        this.channels = channels;
        this.clock = clock;
    }

    @Override
    public void changed(Declarant declarant) {
        if (declarant.mayDeclare(BusinessTime.today(clock))) {
            ahead.promise(declarant.code(), declarant.name(), channels.profileOf(channels.ofMerchant()));
        }
    }
}
