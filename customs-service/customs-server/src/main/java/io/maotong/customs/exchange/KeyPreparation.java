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
    private final Clock clock;

    KeyPreparation(CertificateAhead ahead, Clock clock) {
        this.ahead = ahead;
        this.clock = clock;
    }

    @Override
    public void changed(Declarant declarant) {
        if (declarant.mayDeclare(BusinessTime.today(clock))) {
            ahead.promise(declarant.code(), declarant.name());
        }
    }
}
