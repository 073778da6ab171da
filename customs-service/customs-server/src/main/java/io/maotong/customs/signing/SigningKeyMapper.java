package io.maotong.customs.signing;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface SigningKeyMapper extends BaseMapper<SigningKeyRow> {

    @Select("SELECT * FROM signing_key WHERE owner_code = #{ownerCode} AND active = 1")
    SigningKeyRow active(String ownerCode);

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

    @Update("UPDATE signing_key SET active = NULL WHERE id = #{id}")
    int retire(long id);
}
