package io.maotong.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maotong.core.id.Ids;
import io.maotong.data.scope.MerchantScope;
import io.maotong.test.ServiceTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class MerchantIsolationTest {

    @Autowired
    private NoteMapper notes;

    private static NoteRow note(long merchant, String subject) {
        NoteRow row = new NoteRow();
        row.id = Ids.next();
        row.merchantId = merchant;
        row.subject = subject;
        return row;
    }

    @Test
    void statementWithoutAScopeFails() {
        assertThatThrownBy(() -> notes.selectCount(null))
                .rootCause()
                .hasMessageContaining("outside of a merchant scope");
    }

    @Test
    void sharedTableNeedsNoScope() {
        assertThat(notes.boards()).isZero();
    }

    @Test
    void writtenSqlIsRestrictedToo() {
        MerchantScope.run(71, () -> notes.insert(List.of(note(71, "seventy-one"), note(71, "more"))));
        assertThat(MerchantScope.call(72, notes::firstSubject)).isNull();
        assertThat(MerchantScope.call(71, notes::firstSubject)).isEqualTo("seventy-one");
    }

    @Test
    void otherMerchantsRowCannotBeChanged() {
        NoteRow row = note(73, "theirs");
        MerchantScope.run(73, () -> notes.insert(row));
        row.subject = "mine now";
        assertThat(MerchantScope.call(74, () -> notes.updateById(row))).isZero();
        assertThat(MerchantScope.call(74, () -> notes.deleteById(row.id))).isZero();
        assertThat(MerchantScope.call(73, () -> notes.selectById(row.id)).subject)
                .isEqualTo("theirs");
    }

    @Test
    void scopeEndsWithTheWorkAlsoWhenItFails() {
        assertThatThrownBy(() -> MerchantScope.run(75, () -> {
                    throw new IllegalStateException("work failed");
                }))
                .hasMessage("work failed");
        assertThat(MerchantScope.find()).isEmpty();
    }
}
