package io.maotong.order.returns;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.id.Ids;
import io.maotong.data.scope.MerchantScope;
import io.maotong.order.OrderError;
import io.maotong.order.file.StoredFiles;
import io.maotong.web.security.CurrentActor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Pictures and papers that show why goods came back, kept encrypted. */
@Component
class EvidenceKeeper {

    private static final int LARGEST = 5 * 1024 * 1024;
    private static final int MOST = 10;
    private static final int LONGEST_NAME = 200;

    private final ReturnService returns;
    private final EvidenceMapper evidence;
    private final StoredFiles files;
    private final Clock clock;

    EvidenceKeeper(ReturnService returns, EvidenceMapper evidence, StoredFiles files, Clock clock) {
        this.returns = returns;
        this.evidence = evidence;
        this.files = files;
        this.clock = clock;
    }

    void add(String returnNo, MultipartFile file) {
        ReturnRow owner = returns.row(returnNo);
        try {
            byte[] content = file.getBytes();
            String type = typeOf(content).orElse(null);
            long kept = evidence.selectCount(new QueryWrapper<EvidenceRow>().eq("return_id", owner.id));
            if (type == null || content.length > LARGEST || kept >= MOST) {
                throw new BusinessException(
                        OrderError.RETURN_INVALID,
                        List.of(Violation.of(
                                OrderError.RETURN_INVALID,
                                "file",
                                "R7",
                                "JPEG, PNG, PDF <= 5 MB",
                                Text.of(
                                        "凭证为JPEG、PNG或PDF，每个不超过5MB，最多10个",
                                        "JPEG, PNG or PDF, 5 MB each at most, 10 at most"))));
            }
            EvidenceRow row = new EvidenceRow();
            row.id = Ids.next();
            row.merchantId = MerchantScope.merchantId();
            row.returnId = owner.id;
            String name = file.getOriginalFilename() == null ? "evidence" : file.getOriginalFilename();
            row.fileName = name.substring(Math.max(0, name.length() - LONGEST_NAME));
            row.mediaType = type;
            row.fileHash = hash(content);
            row.fileSize = (long) content.length;
            row.addedBy = CurrentActor.get().id();
            row.addedAt = clock.instant();
            evidence.insert(row);
            files.store(row.id, new ByteArrayInputStream(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    EvidenceRow find(String returnNo, String evidenceId) {
        ReturnRow owner = returns.row(returnNo);
        EvidenceRow row = evidence.selectOne(
                new QueryWrapper<EvidenceRow>().eq("return_id", owner.id).eq("id", Ids.parse(evidenceId)));
        if (row == null) {
            throw new NotFoundException("evidence", evidenceId);
        }
        return row;
    }

    void copy(EvidenceRow row, OutputStream out) throws IOException {
        files.copy(row.id, out);
    }

    // By the content, not by what the sender says.
    private static Optional<String> typeOf(byte[] content) {
        if (content.length > 3 && (content[0] & 0xff) == 0xff && (content[1] & 0xff) == 0xd8) {
            return Optional.of("image/jpeg");
        }
        if (content.length > 8 && (content[0] & 0xff) == 0x89 && content[1] == 'P' && content[2] == 'N') {
            return Optional.of("image/png");
        }
        return content.length > 4 && content[0] == '%' && content[1] == 'P' && content[2] == 'D' && content[3] == 'F'
                ? Optional.of("application/pdf")
                : Optional.empty();
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
