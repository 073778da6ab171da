package io.maotong.user.merchant;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;

@Mapper
interface MerchantMapper extends BaseMapper<MerchantRow> {}
