package io.maotong.forex.rate;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface BoardMapper extends BaseMapper<BoardRow> {

    @Select("""
            SELECT id, source, published_at, fetched_at, content_hash, state, reason, raw FROM rate_board
            WHERE state = 'ACCEPTED' ORDER BY published_at DESC, id DESC LIMIT 1
            """)
    BoardRow newest();

    @Update("""
            UPDATE rate_board SET fetched_at = #{at}
            WHERE source = #{source} AND published_at = #{publishedAt} AND content_hash = #{hash}
            """)
    int fetchedAgain(
            @Param("source") String source,
            @Param("publishedAt") Instant publishedAt,
            @Param("hash") String hash,
            @Param("at") Instant at);

    @Update("UPDATE rate_board SET state = 'ACCEPTED' WHERE id = #{id} AND state = 'REJECTED'")
    int accept(@Param("id") long id);
}
