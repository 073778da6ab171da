package io.maotong.invoice.classsync;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.invoice.InvoiceTest;
import io.maotong.invoice.platform.PlatformAnswer;
import io.maotong.invoice.platform.ReferencePlatform;
import io.maotong.invoice.taxclass.Classification;
import io.maotong.invoice.taxclass.Classifications;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@InvoiceTest
class ClassSyncTest {

    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final LocalDate OPEN = LocalDate.of(9999, 12, 31);
    private static final String APPLE = "1010115010100000000";
    private static final String NEW = "1070299010100000000";

    @Autowired
    Classifications classifications;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Clock clock;

    private final Pages platform = new Pages();

    /** Pages in the order in which they are asked for. */
    private static final class Pages implements ReferencePlatform {

        private final Deque<PlatformAnswer<ClassPage>> answers = new ArrayDeque<>();
        private final List<String> stamps = new ArrayList<>();

        @Override
        public PlatformAnswer<ClassPage> classesChangedAfter(String stamp) {
            stamps.add(stamp);
            return answers.remove();
        }

        @Override
        public PlatformAnswer<Optional<TaxpayerBasics>> taxpayer(String taxNo) {
            throw new UnsupportedOperationException();
        }

        @Override
        public PlatformAnswer<Optional<Risk>> risk(String taxNo) {
            throw new UnsupportedOperationException();
        }

        @Override
        public PlatformAnswer<List<DatedRate>> rates(String taxNo) {
            throw new UnsupportedOperationException();
        }

        @Override
        public PlatformAnswer<List<DifferentialCode>> differentialCodes() {
            throw new UnsupportedOperationException();
        }
    }

    @BeforeEach
    void fromTheBeginning() {
        jdbc.sql("DELETE FROM platform_cursor WHERE name = 'tax-class'").update();
    }

    private ClassSync sync() {
        return new ClassSync(
                platform, classifications, jdbc, transaction, new ClassSync.Settings(Duration.ofHours(6), 10), clock);
    }

    private static ReferencePlatform.PublishedClass published(String code, String name, String rate) {
        return new ReferencePlatform.PublishedClass(
                code, name, name, true, Set.of(new BigDecimal(rate)), Set.of("03"), null, START, OPEN);
    }

    private static PlatformAnswer<ReferencePlatform.ClassPage> page(
            String stamp, boolean more, ReferencePlatform.PublishedClass... classes) {
        return new PlatformAnswer.Answered<>(new ReferencePlatform.ClassPage(stamp, more, List.of(classes)));
    }

    private Classification held(String code) {
        return classifications.find(Set.of(code), LocalDate.of(2026, 12, 1)).get(code);
    }

    @Test
    void readWhenItIsCutOffThenItGoesOnBehindTheLastPage() {
        platform.answers.add(page("1", true, published(NEW, "香薰制品", "0.13")));
        platform.answers.add(new PlatformAnswer.Unknown<>("read timed out"));

        assertThat(sync().read()).isEqualTo(1);
        assertThat(sync().position().reason()).contains("timed out");
        assertThat(sync().position().position()).isEqualTo("1");
        platform.answers.add(page("2", false));
        assertThat(sync().read()).isZero();

        assertThat(platform.stamps).containsExactly("", "1", "1");
        assertThat(sync().position().position()).isEqualTo("2");
        assertThat(held(NEW).level()).isEqualTo(6);
        assertThat(held(NEW).validTo()).as("9999 means open").isNull();
    }

    @Test
    void readWhenAPageComesTwiceThenNothingChanges() {
        platform.answers.add(page("1", false, published("1070299010200000000", "香水", "0.13")));
        platform.answers.add(page("1", false, published("1070299010200000000", "香水", "0.13")));

        assertThat(sync().read()).isEqualTo(1);
        assertThat(sync().read()).isZero();
    }

    @Test
    void readWhenAClassChangesThenItsWordsToFindItByStay() {
        String words = held(APPLE).keywords();
        assertThat(words).isNotEmpty();
        platform.answers.add(page("1", false, published(APPLE, "鲜苹果", "0.09")));

        sync().read();

        assertThat(held(APPLE).name()).isEqualTo("鲜苹果");
        assertThat(held(APPLE).keywords()).isEqualTo(words);
        assertThat(held(APPLE).source()).contains("CXSSFLBM");
    }

    @Test
    void readWhenOneIsBrokenThenTheOthersAreTakenInAndItIsTold() {
        platform.answers.add(
                page("1", false, published("12", "坏", "0.13"), published("1070299010300000000", "香皂", "0.13")));

        assertThat(sync().read()).isEqualTo(1);

        assertThat(held("1070299010300000000").name()).isEqualTo("香皂");
        assertThat(sync().position().reason()).contains("refused");
    }

    @Test
    void levelIsTheLastGroupThatIsNotZero() {
        assertThat(ClassSync.level("1000000000000000000")).isEqualTo(1);
        assertThat(ClassSync.level("1010115000000000000")).isEqualTo(4);
        assertThat(ClassSync.level("1010115010100000000")).isEqualTo(6);
    }
}
