package io.maotong.forex.account;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;

@Mapper
interface AccountMapper extends BaseMapper<AccountRow> {

    @Update("UPDATE virtual_account SET sent_at = #{at} WHERE id = #{id} AND sent_at IS NULL")
    int sent(@Param("id") long id, @Param("at") Instant at);

    @Update("""
            UPDATE virtual_account SET status = 'REFUSED', reason = #{reason} WHERE id = #{id} AND status = 'REQUESTED'
            """)
    int refused(@Param("id") long id, @Param("reason") String reason);

    @Update("""
            UPDATE virtual_account SET status = 'REQUESTED', serial = #{serial}, reason = NULL, sent_at = NULL
            WHERE id = #{id} AND status = 'REFUSED'
            """)
    int requestAgain(@Param("id") long id, @Param("serial") String serial);
}
