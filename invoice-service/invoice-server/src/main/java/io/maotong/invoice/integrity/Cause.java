package io.maotong.invoice.integrity;

import io.maotong.core.error.Text;

/** What is wrong with a sealed row, and what its owner does about it. */
public enum Cause {
    ALTERED(
            "数据库中的发票内容与其完整性标记不符，可能被绕过系统修改",
            "The stored invoice is not what was sealed: it was changed without the service",
            "请比对归档文件与税务平台记录，从备份恢复该行并查明修改者；核实前不得据此交付、退税或对账",
            "Compare it with the archived files and the tax platform, restore the row from a backup and find out who changed it;"
                    + " until then nothing is delivered, refunded or reconciled by it"),
    UNREADABLE(
            "加密字段被修改，无法解密",
            "An encrypted field was changed and cannot be read",
            "请从备份恢复该行并查明修改者",
            "Restore the row from a backup and find out who changed it"),
    MISSING(
            "发票没有完整性标记，可能被删除或该行不是系统写入",
            "The invoice has no seal: it was taken away, or the row was not written by the service",
            "请核对该发票是否真实开具或收到；属实则从备份恢复",
            "See whether the invoice really exists; if so restore the row from a backup"),
    GONE(
            "号码已开具，但发票记录不存在",
            "The number was issued and its invoice is not there",
            "请从备份恢复该发票，或按号码向税务平台查询",
            "Restore the invoice from a backup, or ask the tax platform by its number"),
    UNCHECKABLE(
            "完整性标记所用密钥或版本未知，无法核对",
            "The seal names a key or a version that is not known, so that nobody can tell",
            "请确认旧密钥仍在配置 maotong.keys.field 中；恢复后自动复核",
            "See that the old key is still in maotong.keys.field; the next round checks again");

    private final Text says;
    private final Text advice;

    Cause(String zh, String en, String adviceZh, String adviceEn) {
        this.says = Text.of(zh, en);
        this.advice = Text.of(adviceZh, adviceEn);
    }

    Text says() {
        return says;
    }

    Text advice() {
        return advice;
    }
}
