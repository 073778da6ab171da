package io.maotong.house;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface NoteMapper extends BaseMapper<NoteRow> {

    @Select("SELECT subject FROM note ORDER BY id LIMIT 1")
    String firstSubject();

    @Select("SELECT COUNT(*) FROM note_board")
    long boards();
}
