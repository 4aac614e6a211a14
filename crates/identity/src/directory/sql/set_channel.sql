-- directory/set_channel
update agency set channel = $channel, recipient = $recipient, synthetic = $synthetic where id = $id
