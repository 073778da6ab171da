package io.maotong.customs.signing;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface SigningKeyMapper extends BaseMapper<SigningKeyRow> {

    @Select("SELECT * FROM signing_key WHERE owner_code = #{ownerCode} AND key_algorithm = #{algorithm} AND active = 1")
    SigningKeyRow active(@Param("ownerCode") String ownerCode, @Param("algorithm") String algorithm);

    @Update("""
            UPDATE signing_key SET certificate = #{certificate}, certificate_no = #{number}, not_before = #{notBefore},
              not_after = #{notAfter} WHERE id = #{id} AND certificate IS NULL
            """)
    int certify(
            @Param("id") long id,
            @Param("certificate") String certificate,
            @Param("number") String number,
            @Param("notBefore") Instant notBefore,
            @Param("notAfter") Instant notAfter);

    @Update("UPDATE signing_key SET request_pem = #{pem} WHERE id = #{id} AND request_pem IS NULL")
    int request(@Param("id") long id, @Param("pem") String pem);

    @Update("UPDATE signing_key SET active = NULL WHERE id = #{id}")
    int retire(long id);

    /** Gives a key up that got no certificate. @return 0 if it has one after all */
    @Update("UPDATE signing_key SET active = NULL WHERE id = #{id} AND certificate IS NULL")
    int giveUp(long id);
}
