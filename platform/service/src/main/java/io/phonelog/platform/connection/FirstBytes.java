package io.phonelog.platform.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Sees bytes before anything is made of them. */
final class FirstBytes extends ChannelInboundHandlerAdapter {
    private final RequestHead head;

    FirstBytes(RequestHead head) {
        this.head = head;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        head.comes();
        context.fireChannelRead(bytes);
    }
}
