package io.maotong.invoice.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maotong.invoice.platform.CollectionPlatform.PackageFile;
import io.maotong.invoice.platform.CollectionPlatform.ReceivedInvoice;
import io.maotong.invoice.sync.Packages;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ReceivedPackageTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long LARGEST = 1 << 20;

    @Test
    void recordsComeInPiecesAndKeepTheirFigures() throws IOException {
        String content = IntStream.rangeClosed(1, 5)
                .mapToObj(i -> "{\"fphm\":\"" + i + "\",\"hjje\":0.1}")
                .collect(Collectors.joining(",", "[", "]"));

        try (ReceivedPackage file = open(content)) {
            assertThat(file.next(2)).extracting(ReceivedInvoice::number).containsExactly("1", "2");
            List<ReceivedInvoice> rest = file.next(10);
            assertThat(rest).extracting(ReceivedInvoice::number).containsExactly("3", "4", "5");
            assertThat(rest.getFirst().amount()).isEqualTo("0.1");
            assertThat(file.next(1)).isEmpty();
        }
        try (ReceivedPackage nothing = open("[]")) {
            assertThat(nothing.next(10)).isEmpty();
        }
    }

    @Test
    void whatIsNoObjectBecomesARecordThatIsRefusedLater() throws IOException {
        try (ReceivedPackage file = open("[1,\"x\",null,{}]")) {
            assertThat(file.next(10))
                    .hasSize(4)
                    .extracting(ReceivedInvoice::number)
                    .containsOnlyNulls();
        }
    }

    @Test
    void filesThatAreNotAsToldCannotBeRead() {
        byte[] zip = Packages.zip("[]");

        assertThatThrownBy(() -> ReceivedPackage.open(new PackageFile(1, zip, "0".repeat(64)), JSON, LARGEST))
                .hasMessageContaining("digest");
        assertThatThrownBy(() -> open("{}")).hasMessageContaining("array");
        assertThatThrownBy(() -> read("[{},")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read("[{}] {}")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read("[" + "{},".repeat(1 << 20) + "{}]")).hasMessageContaining("more than");
    }

    private static ReceivedPackage open(String content) throws IOException {
        return ReceivedPackage.open(new PackageFile(1, Packages.zip(content), null), JSON, LARGEST);
    }

    private static void read(String content) throws IOException {
        try (ReceivedPackage file = open(content)) {
            while (!file.next(1_000).isEmpty()) {
                continue;
            }
        }
    }
}
