package io.maotong.logistics.cargo;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.id.Ids;
import io.maotong.data.scope.MerchantScope;
import io.maotong.logistics.carrier.Parcel;
import io.maotong.user.api.Qualification;
import io.maotong.user.api.UserApi;
import org.springframework.stereotype.Component;

/** Who sends the parcels of a merchant. */
@Component
public final class Senders {

    private static final String CHINA = "CN";

    private final SenderMapper senders;
    private final UserApi users;

    Senders(SenderMapper senders, UserApi users) {
        this.senders = senders;
        this.users = users;
    }

    void keep(long merchantId, Qualification qualification) {
        SenderRow row = new SenderRow();
        row.merchantId = merchantId;
        row.version = qualification.version();
        row.companyName = qualification.companyName() == null ? "" : qualification.companyName();
        row.contact = qualification.contactName();
        row.phone = qualification.contactMobile();
        row.address = qualification.address();
        senders.keepNewest(row);
    }

    /**
     * The sender of the current merchant. Must not be called in a transaction: if nothing was heard of the merchant
     * yet, user-service is asked.
     */
    public Parcel.Address ofCurrentMerchant() {
        SenderRow row = find();
        if (row == null) {
            long merchantId = MerchantScope.merchantId();
            keep(merchantId, users.qualification(Ids.text(merchantId)));
            row = find();
        }
        return addressOf(row);
    }

    /** What is known of the sender, for labels. */
    public Parcel.Address known() {
        SenderRow row = find();
        return row == null ? new Parcel.Address("", "", "", "", "", "", CHINA, "") : addressOf(row);
    }

    private SenderRow find() {
        return senders.selectOne(new QueryWrapper<SenderRow>().eq("merchant_id", MerchantScope.merchantId()));
    }

    // The registered address is one line; carriers that need its parts get the town of the company's customs district.
    private static Parcel.Address addressOf(SenderRow row) {
        String address = row.address == null ? "" : row.address;
        return new Parcel.Address(
                row.contact == null ? row.companyName : row.contact,
                row.companyName,
                address,
                cityOf(address),
                "",
                "",
                CHINA,
                row.phone == null ? "" : row.phone);
    }

    static String cityOf(String address) {
        int city = address.indexOf('市');
        int province = address.indexOf('省');
        return city > 0 ? address.substring(province + 1, city) : "";
    }
}
