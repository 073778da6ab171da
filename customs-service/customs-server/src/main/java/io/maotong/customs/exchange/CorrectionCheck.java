package io.maotong.customs.exchange;

import io.maotong.core.error.BusinessException;
import io.maotong.customs.document.CustomsDocument;
import io.maotong.customs.document.DocumentContent;

/** Looks at what a person sends again before it becomes the next version. */
public interface CorrectionCheck {

    /**
     * @param document locked, still in its present version
     * @param reason why its warnings are accepted; null if nobody accepts any
     * @throws BusinessException with everything that must not leave like this
     */
    void check(CustomsDocument document, DocumentContent corrected, String reason, String by);
}
